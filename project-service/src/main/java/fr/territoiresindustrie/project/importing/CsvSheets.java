package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file of sheets, line by line: UTF-8 with or without a mark, any line ends, comma, semicolon or tab. What makes the whole file
 * unreadable is refused with its line; what is wrong with one line is left to the judgement of that line.
 */
final class CsvSheets {

    static final int MOST_ROWS = 10_000;
    private static final int MARK = 0xFEFF;

    private final byte[] body;

    CsvSheets(byte[] body) {
        this.body = body;
    }

    /** Hands over each line. */
    void forEach(Consumer<SheetPiece> taker) {
        long line = 1;
        try (Reader text = reader();
                CSVParser parser = CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(delimiter())
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(text)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw unreadable(1, "le fichier est vide", "the file is empty");
            }
            List<String> headers = headers(records.next());
            line = parser.getCurrentLineNumber() + 1;
            for (int count = 1; records.hasNext(); count++) {
                CSVRecord record = records.next();
                if (count > MOST_ROWS) {
                    throw tooLong();
                }
                taker.accept(piece((int) line, headers, record));
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (CharacterCodingException notUtf8) {
            throw notUtf8();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? notUtf8()
                    : unreadable(line, "les guillemets ne se ferment pas", "quotes do not close");
        } catch (IOException | IllegalStateException e) {
            throw unreadable(line, "les guillemets ne se ferment pas", "quotes do not close");
        }
    }

    static Problem tooLong() {
        return ImportProblem.IMPORT_TOO_LONG.because(
                "Un import a 10 000 lignes au plus.", "An import has at most 10 000 rows.");
    }

    private Reader reader() throws IOException {
        Reader reader = new InputStreamReader(
                new ByteArrayInputStream(body),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        Reader marked = new java.io.BufferedReader(reader);
        marked.mark(1);
        if (marked.read() != MARK) {
            marked.reset();
        }
        return marked;
    }

    /** The separator that the first line has most of. */
    private char delimiter() {
        int[] counts = new int[128];
        for (byte b : body) {
            if (b == '\n') {
                break;
            }
            if (b >= 0) {
                counts[b]++;
            }
        }
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            best = counts[candidate] > counts[best] ? candidate : best;
        }
        return best;
    }

    private static List<String> headers(CSVRecord first) {
        List<String> headers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Problem problem = ImportProblem.IMPORT_COLUMNS_WRONG.because(
                "La première ligne ne nomme pas les colonnes attendues : voir errors et /v1/projects/imports/template.",
                "The first line does not name the expected columns: see errors and /v1/projects/imports/template.");
        for (String cell : first) {
            String header = cell.strip();
            headers.add(header);
            if (SheetColumn.of(header).isEmpty()) {
                problem.at(
                        "/columns/" + pointerStep(header),
                        "UNKNOWN_COLUMN",
                        new Text("Colonne inconnue.", "Unknown column."));
            } else if (!seen.add(header)) {
                problem.at("/columns/" + header, "REPEATED", new Text("Colonne répétée.", "The column is repeated."));
            }
        }
        if (!seen.contains(SheetColumn.EXTERNAL_ID.header())) {
            problem.at("/columns/externalId", "REQUIRED", new Text("Cette colonne manque.", "This column is missing."));
        }
        if (!problem.items().isEmpty()) {
            throw problem;
        }
        return headers;
    }

    private static String pointerStep(String header) {
        String shown = header.length() > 60 ? header.substring(0, 60) : header;
        return shown.replace("~", "~0").replace("/", "~1");
    }

    private static SheetPiece piece(int line, List<String> headers, CSVRecord record) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(headers.size(), record.size()); i++) {
            String cell = unguarded(record.get(i).strip());
            if (!cell.isEmpty()) {
                cells.put(headers.get(i), cell);
            }
        }
        @Nullable String externalId = cells.remove(SheetColumn.EXTERNAL_ID.header());
        return new SheetPiece(
                line,
                externalId == null ? "" : externalId,
                null,
                cells,
                record.size() == headers.size() ? null : record.size());
    }

    /** The apostrophe that our exports put before what a spreadsheet would take for a formula. */
    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static Problem unreadable(long line, String fr, String en) {
        return ImportProblem.IMPORT_UNREADABLE
                .because("Ligne " + line + " : " + fr + ".", "Line " + line + ": " + en + ".")
                .with("line", line);
    }

    /** Finds the byte: a reader that decodes ahead does not know where it stood. */
    private Problem notUtf8() {
        int line = 1;
        for (int i = 0; i < body.length; ) {
            int length = sequence(i);
            if (length == 0) {
                return unreadable(
                        line,
                        "l'octet 0x%02X n'est pas de l'UTF-8 ; enregistrez le fichier en « CSV UTF-8 »"
                                .formatted(body[i]),
                        "byte 0x%02X is not UTF-8; save the file as \"CSV UTF-8\"".formatted(body[i]));
            }
            line += body[i] == '\n' ? 1 : 0;
            i += length;
        }
        return unreadable(line, "le texte n'est pas de l'UTF-8", "the text is not UTF-8");
    }

    /** How many bytes the character at this place has; 0 where there is none. */
    private int sequence(int at) {
        int first = body[at] & 0xFF;
        int length = first < 0x80
                ? 1
                : first >= 0xC2 && first < 0xE0
                        ? 2
                        : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        for (int i = 1; i < length; i++) {
            if (at + i >= body.length || (body[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
