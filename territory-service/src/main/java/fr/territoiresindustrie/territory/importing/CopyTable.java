package fr.territoiresindustrie.territory.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by PostgreSQL's COPY, in its text format, within the connection's transaction. */
public final class CopyTable implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** What becomes of a row of a file. */
    interface RowWriter {
        void write(ReferenceFile.Row row, CopyTable table) throws IOException;
    }

    private final CopyIn copy;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER + 1024);
    private int rows;

    /**
     * Begins to copy; nothing else may use the connection until it is closed.
     *
     * @param target table and columns: {@code region (code, name)}
     */
    public CopyTable(Connection connection, String target) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
    }

    /**
     * Copies a whole file.
     *
     * @param target table and columns: {@code region (code, name)}
     * @return how many rows the table received
     */
    static int fill(Connection connection, String target, ReferenceFile file, RowWriter writer) throws SQLException {
        try (var table = new CopyTable(connection, target)) {
            file.forEach(row -> writer.write(row, table));
            return table.rows;
        }
    }

    public void row(@Nullable Object... values) throws IOException {
        rows++;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            line.append(i == 0 ? "" : "\t").append(cell(values[i]));
        }
        buffer.writeBytes(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        if (buffer.size() >= BUFFER) {
            send();
        }
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "\\N";
        }
        String text = value.toString();
        return text.chars().noneMatch(c -> c == '\\' || c == '\t' || c == '\n' || c == '\r')
                ? text
                : text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    private void send() throws IOException {
        try {
            copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
            buffer.reset();
        } catch (SQLException e) {
            throw new IOException("COPY was refused", e);
        }
    }

    /** Sends what is left and ends the COPY; after a failure, cancels it. */
    @Override
    public void close() throws SQLException {
        try {
            send();
            copy.endCopy();
        } catch (IOException e) {
            throw new SQLException("COPY was refused", e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
