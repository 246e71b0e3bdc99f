package fr.territoiresindustrie.territory.vintage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads one file row by row: the shape of each cell is checked, a cell that does not hold is a finding and is left out. */
final class FileReading {

    private static final int ROWS = 60_000;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();

    /** What is done with the cells of a row, in the order of the file's columns; an empty cell is null. */
    interface RowReader {
        void read(int line, @Nullable String[] cells) throws IOException;
    }

    private final VintageFile file;
    private final Findings findings;

    FileReading(VintageFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    void read(InputStream content, RowReader reader) throws IOException {
        var utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        long line = 1;
        try {
            CSVParser rows = FORMAT.parse(withoutMark(new BufferedReader(new InputStreamReader(content, utf8))));
            Map<String, Integer> header = rows.getHeaderMap();
            if (!hasColumns(header)) {
                return;
            }
            for (CSVRecord row : rows) {
                line = row.getRecordNumber() + 1;
                if (line > ROWS) {
                    findings.add(Finding.of(file.file(), FindingCode.TOO_MANY_ROWS));
                    return;
                }
                read(row, header.size(), (int) line, reader);
            }
        } catch (CharacterCodingException e) {
            findings.add(broken(line, FindingCode.NOT_UTF8));
        } catch (CSVException | IllegalArgumentException e) {
            findings.add(broken(line, FindingCode.NOT_CSV));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                findings.add(broken(line, FindingCode.NOT_UTF8));
            } else if (e.getCause() instanceof CSVException) {
                findings.add(broken(line, FindingCode.NOT_CSV));
            } else {
                throw e;
            }
        }
    }

    private Finding broken(long line, FindingCode code) {
        return new Finding(file.file(), (int) line + 1, null, code, null);
    }

    /** Spreadsheets write a byte order mark before the first column's name. */
    private static BufferedReader withoutMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private boolean hasColumns(Map<String, Integer> header) {
        List<Column> missing = file.columns().stream()
                .filter(column -> !header.containsKey(column.name()))
                .toList();
        missing.forEach(
                column -> findings.add(new Finding(file.file(), 1, column.name(), FindingCode.MISSING_COLUMN, null)));
        return missing.isEmpty();
    }

    private void read(CSVRecord row, int width, int line, RowReader reader) throws IOException {
        if (row.size() != width) {
            findings.add(new Finding(
                    file.file(), line, null, FindingCode.WRONG_WIDTH, String.format(Locale.ROOT, "%d", row.size())));
            return;
        }
        @Nullable String[] cells = new String[file.columns().size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(file.columns().get(i), row, line);
        }
        reader.read(line, cells);
    }

    private @Nullable String cell(Column column, CSVRecord row, int line) {
        String value = row.get(column.name());
        if (value.isEmpty()) {
            if (column.required()) {
                findings.add(new Finding(file.file(), line, column.name(), FindingCode.REQUIRED, null));
            }
            return null;
        }
        if (!column.holds().test(value)) {
            findings.add(new Finding(file.file(), line, column.name(), column.code(), value));
            return null;
        }
        return value;
    }
}
