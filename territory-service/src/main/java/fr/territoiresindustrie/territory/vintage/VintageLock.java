package fr.territoiresindustrie.territory.vintage;

import java.sql.Connection;
import java.sql.SQLException;

/** One vintage at a time is taken in, applied or discarded; the second admin waits, then sees what the first one did. */
final class VintageLock {

    private VintageLock() {}

    /** Takes the lock until the end of the transaction, and lets its statements be planned for what they are about. */
    static void take(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = auto");
            statement.execute("set local statement_timeout = '60s'");
            statement.execute("select pg_advisory_xact_lock(hashtext('reference_vintage'))");
        }
    }
}
