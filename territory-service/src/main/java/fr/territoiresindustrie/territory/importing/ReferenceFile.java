package fr.territoiresindustrie.territory.importing;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * One of the published files, named by its path.
 *
 * @param folder where it is, or null for those that the module carries below {@code reference/}
 */
record ReferenceFile(String path, @Nullable Path folder) {

    ReferenceFile(String path) {
        this(path, null);
    }

    /** What is done with each row. */
    interface RowReader {
        void read(Row row) throws IOException;
    }

    /** A row, by the names of its header. */
    record Row(CSVRecord csv) {

        String text(String column) {
            return csv.get(column);
        }

        @Nullable
        String optional(String column) {
            String value = csv.get(column);
            return value.isEmpty() ? null : value;
        }

        /** The values of a cell that holds a list. */
        List<String> list(String column) {
            return Arrays.stream(csv.get(column).split("\\|"))
                    .filter(value -> !value.isEmpty())
                    .toList();
        }
    }

    void forEach(RowReader reader) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var text = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(new ByteArrayInputStream(bytes()), 1 << 16), StandardCharsets.UTF_8));
                var rows = format.parse(text)) {
            for (CSVRecord row : rows) {
                reader.read(new Row(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("data set " + path + " cannot be read", e);
        }
    }

    void addTo(MessageDigest digest) {
        digest.update(bytes());
    }

    private byte[] bytes() {
        if (folder != null) {
            try {
                return Files.readAllBytes(folder.resolve(path));
            } catch (IOException e) {
                throw new UncheckedIOException("data set " + path + " is not in its folder", e);
            }
        }
        try (InputStream file = ReferenceFile.class.getResourceAsStream("/reference/" + path)) {
            if (file == null) {
                throw new IllegalStateException("data set " + path + " is not in the jar");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
