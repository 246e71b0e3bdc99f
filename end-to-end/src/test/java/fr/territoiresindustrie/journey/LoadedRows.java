package fr.territoiresindustrie.journey;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import static fr.territoiresindustrie.journey.RunningPlatform.platform;

/** How much the load has written, whatever others have. */
record LoadedRows(
        long projects,
        long projectEvents,
        long projectHistory,
        long applications,
        long applicationEvents,
        long applicationHistory,
        long movements,
        long envelopeEvents) {

    private static final String PROJECTS = "(select cast(id as text) from project where external_id like 'FV2023-%')";
    private static final String APPLICATIONS =
            "(select cast(id as text) from application where external_id like 'FV2023-%')";
    private static final String ENVELOPES = "(select id from envelope where origin <> 'OPENED_HERE')";
    private static final String NAMES_OF_ENVELOPES =
            "(select unnest(array[code, cast(id as text)]) from envelope where origin <> 'OPENED_HERE')";

    static LoadedRows count() throws SQLException {
        return new LoadedRows(
                rows("project", PROJECTS + " p"),
                rows("project", "outbox_event where aggregateid in " + PROJECTS),
                rows("project", "history where aggregate_id in " + PROJECTS),
                rows("funding", APPLICATIONS + " a"),
                rows("funding", "outbox_event where aggregateid in " + APPLICATIONS),
                rows("funding", "history where aggregate_id in " + APPLICATIONS),
                rows("funding", "movement where envelope_id in " + ENVELOPES),
                rows("funding", "outbox_event where aggregateid in " + NAMES_OF_ENVELOPES));
    }

    private static long rows(String database, String which) throws SQLException {
        return number(database, "select count(*) from " + which);
    }

    /** As after a month: the next load is then judged row by row, not answered from what was kept under its keys. */
    static void forgetTheAnswers() throws SQLException {
        for (String database : List.of("project", "funding")) {
            try (Connection connection = platform().postgres().admin(database);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("delete from idempotency_key where key like 'first-load-%'");
            }
        }
    }

    /** What a query of one number says. */
    static long number(String database, String sql) throws SQLException {
        try (Connection connection = platform().postgres().admin(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
