package fr.territoiresindustrie.platform.server;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Has a database tell the time of a sandbox: its {@code now()} and {@code clock_timestamp()} stand before PostgreSQL's own on the search path and add what
 * the clock's file says. Made before the migrations, so that defaults and functions take them too.
 */
final class MovedTime {

    private static final List<String> STATEMENTS = List.of(
            "create schema if not exists sandbox",
            "grant usage on schema sandbox to public",
            "create or replace function sandbox.sandbox_ahead() returns interval language sql stable security definer"
                    + " set search_path = pg_catalog as 'select pg_read_file(''%s'')::interval'",
            "create or replace function sandbox.now() returns timestamptz language sql stable"
                    + " as 'select pg_catalog.now() + sandbox.sandbox_ahead()'",
            "create or replace function sandbox.clock_timestamp() returns timestamptz language sql volatile"
                    + " as 'select pg_catalog.clock_timestamp() + sandbox.sandbox_ahead()'");

    private MovedTime() {}

    /** @param clock a file with an interval, which the server's account can read; its name comes from this machine's admin, not from a caller */
    static void follow(PostgresServer server, ServiceDatabase database, Path clock) {
        try (var connection = server.admin(database.name());
                var statement = connection.createStatement()) {
            for (var one : STATEMENTS) {
                statement.execute(one.formatted(clock.toString().replace("'", "''''")));
            }
            statement.execute(
                    "alter database %s set search_path = public, sandbox, pg_catalog".formatted(database.name()));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database " + database.name() + " cannot follow the sandbox's clock", e);
        }
    }
}
