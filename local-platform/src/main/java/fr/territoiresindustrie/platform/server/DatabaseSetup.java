package fr.territoiresindustrie.platform.server;

import java.sql.SQLException;
import java.sql.Statement;

/** Databases and roles, made by the superuser. Names come from this code base, not from outside. */
final class DatabaseSetup {

    private final PostgresServer server;

    DatabaseSetup(PostgresServer server) {
        this.server = server;
    }

    void create(ServiceDatabase database) {
        try {
            createRolesAndDatabase(database);
            grant(database);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + database.name(), e);
        }
    }

    private void createRolesAndDatabase(ServiceDatabase database) throws SQLException {
        try (var connection = server.admin("postgres");
                var statement = connection.createStatement()) {
            role(statement, database.owner(), database.ownerPassword());
            role(statement, database.app(), database.appPassword());
            if (absent(statement, "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(database.name()))) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(database.name(), database.owner()));
            }
            statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database.name()));
            statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(database.name(), database.app()));
        }
    }

    private void grant(ServiceDatabase database) throws SQLException {
        try (var connection = server.admin(database.name());
                var statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO " + database.owner());
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            statement.execute("GRANT USAGE ON SCHEMA public TO " + database.app());
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        if (absent(statement, "SELECT 1 FROM pg_roles WHERE rolname = '%s'".formatted(name))) {
            statement.execute("CREATE ROLE " + name);
        }
        statement.execute("ALTER ROLE %s LOGIN PASSWORD '%s'".formatted(name, password));
    }

    private static boolean absent(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}
