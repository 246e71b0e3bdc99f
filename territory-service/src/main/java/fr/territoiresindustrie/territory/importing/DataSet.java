package fr.territoiresindustrie.territory.importing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/** A set of published files that enters the registry as a whole or not at all. */
interface DataSet {

    /** Its name, which a new vintage changes: {@code cog-2026}. */
    String name();

    /** The names, as a pattern of {@code like}, under which a registry that holds it already may do so. */
    default String heldAs() {
        return name();
    }

    List<ReferenceFile> files();

    /** The tables that it fills. */
    List<String> tables();

    /** Writes all of it, in the connection's transaction; returns how many rows. */
    int write(Connection connection) throws SQLException;

    /** SHA-256 over the files in their order. */
    default String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files().forEach(file -> file.addTo(digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Runs statements one after the other; returns how many rows they changed. */
    static int run(Connection connection, String... statements) throws SQLException {
        int changed = 0;
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                changed += Math.max(0, statement.executeUpdate(sql));
            }
        }
        return changed;
    }
}
