package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.platform.server.PostgresServer;
import fr.territoiresindustrie.platform.server.PostgresServer.Durability;
import fr.territoiresindustrie.platform.server.ServiceDatabase;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of its own for tests of the ledger that need no service around it. */
final class LedgerDatabase implements AutoCloseable {

    private static final ServiceDatabase ROLES = ServiceDatabase.of("funding", "password-of-tests");

    private final PostgresServer server;

    LedgerDatabase() throws IOException {
        server = PostgresServer.start(Files.createTempDirectory("tdi-ledger-"), 0, Durability.FAST);
        server.createDatabase(ROLES);
    }

    /** Migrates up to a version, or {@code latest}; what is written anew each time, for the latest schema, is left out before it. */
    void migrate(String version) {
        Flyway.configure(LedgerDatabase.class.getClassLoader())
                .dataSource(server.jdbcUrl("funding"), ROLES.owner(), ROLES.ownerPassword())
                .locations("db/kit", "db/migration")
                .placeholders(Map.of("app", ROLES.app()))
                .target(version)
                .repeatableSqlMigrationPrefix(version.equals("latest") ? "R" : "none")
                .load()
                .migrate();
    }

    Connection app() throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl("funding") + "?reWriteBatchedInserts=true", ROLES.app(), ROLES.appPassword());
    }

    Connection admin() throws SQLException {
        return server.admin("funding");
    }

    /** A source that gives this one connection again and again, as a transaction manager does within a transaction. */
    static DataSource only(Connection connection) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                LedgerDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return (DataSource) Proxy.newProxyInstance(
                LedgerDatabase.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> kept);
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    @Override
    public void close() {
        server.close();
    }
}
