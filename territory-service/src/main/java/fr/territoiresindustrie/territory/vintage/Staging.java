package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.territory.importing.CopyTable;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The uploaded rows in the database, where they are checked and compared, until the vintage is decided about. */
final class Staging {

    static final List<String> TABLES = List.of(
            "vintage_commune", "vintage_intercommunality", "vintage_composition", "vintage_part", "vintage_movement");

    private final Connection connection;
    private final UUID vintage;

    Staging(Connection connection, UUID vintage) {
        this.connection = connection;
        this.vintage = vintage;
    }

    /** Reads the archive into the tables; what its cells hold wrong goes to the findings. */
    void fill(Archive archive, Findings findings) throws SQLException {
        Set<VintageFile> given = EnumSet.noneOf(VintageFile.class);
        archive.forEach((name, content) -> {
            Optional<VintageFile> file = VintageFile.named(name);
            if (file.isEmpty()) {
                findings.add(new Finding("", null, null, FindingCode.UNKNOWN_FILE, name));
            } else if (!given.add(file.get())) {
                findings.add(Finding.of(name, FindingCode.REPEATED_FILE));
            } else {
                copy(file.get(), content, findings);
            }
        });
        Arrays.stream(VintageFile.values())
                .filter(file -> file.required() && !given.contains(file))
                .forEach(file -> findings.add(Finding.of(file.file(), FindingCode.MISSING_FILE)));
        try (var statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("analyze " + table);
            }
        }
    }

    private void copy(VintageFile file, InputStream content, Findings findings) throws IOException {
        try (var table = new CopyTable(connection, file.target())) {
            new FileReading(file, findings)
                    .read(content, (line, cells) -> table.row(file.stored(vintage, line, cells)));
        } catch (SQLException e) {
            throw new IllegalStateException("rows of " + file.file() + " could not be kept", e);
        }
    }

    /** Forgets the rows. */
    void clear() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.executeUpdate("delete from " + table + " where vintage_id = '" + vintage + "'");
            }
        }
    }

    /** Keeps the findings, in their order. */
    void keep(List<Finding> findings) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into vintage_finding (vintage_id, position, file, line, field, code, value) values (?, ?, ?, ?, ?, ?, ?)")) {
            int position = 0;
            for (Finding finding : findings) {
                insert.setObject(1, vintage);
                insert.setInt(2, ++position);
                insert.setString(3, finding.file());
                insert.setObject(4, finding.line(), java.sql.Types.INTEGER);
                insert.setString(5, finding.field());
                insert.setString(6, finding.code().name());
                insert.setString(7, finding.value());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What the files say against each other and the registry, as the database finds it. */
    static void check(Statements statements, Findings findings) throws SQLException {
        List<Integer> totals = statements.read(CheckSql.FINDINGS, row -> {
            @Nullable Object line = row.getObject("line");
            findings.add(new Finding(
                    row.getString("file"),
                    (Integer) line,
                    row.getString("field"),
                    FindingCode.valueOf(row.getString("code")),
                    row.getString("value")));
            return row.getInt("total");
        });
        if (!totals.isEmpty()) {
            findings.addUnseen(totals.getFirst() - totals.size());
        }
    }
}
