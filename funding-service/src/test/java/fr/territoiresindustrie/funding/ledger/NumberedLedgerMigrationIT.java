package fr.territoiresindustrie.funding.ledger;

import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A ledger that was written before movements had numbers takes its place in the chain. */
class NumberedLedgerMigrationIT {

    private static final String BEFORE = """
            insert into funding_source values ('00000000-0000-0000-0000-000000000001', 0, 'S', 'S', 'OPERATOR', 'ademe', null, now());
            insert into envelope (id, version, code, label, source_id, origin, created_at) values
              ('00000000-0000-0000-0000-0000000000e1', 0, 'E1', 'E', '00000000-0000-0000-0000-000000000001', 'OPENED_HERE', now()),
              ('00000000-0000-0000-0000-0000000000e2', 0, 'E2', 'E', '00000000-0000-0000-0000-000000000001', 'OPENED_HERE', now());
            insert into movement (id, envelope_id, kind, authority, year, amount, at, actor, reason, effective_on) values
              ('00000000-0000-0000-0000-0000000000a3', '00000000-0000-0000-0000-0000000000e1', 'OPENING', 'AE', 0, 10000, '2026-01-01T10:00:00.000001Z', 'é€𝄞', null, null),
              ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000e1', 'FREEZE', 'AE', 0, 3000, '2026-01-02T10:00:00Z', 'a', 'Réserve : 5 %', '2026-01-31'),
              ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000e1', 'OPENING', 'CP', 2026, 500, '2026-01-03T10:00:00Z', 'a', null, null);
            insert into posting (movement_id, envelope_id, authority, year, account, amount) values
              ('00000000-0000-0000-0000-0000000000a3', '00000000-0000-0000-0000-0000000000e1', 'AE', 0, 'GRANTED', -10000),
              ('00000000-0000-0000-0000-0000000000a3', '00000000-0000-0000-0000-0000000000e1', 'AE', 0, 'AVAILABLE', 10000),
              ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000e1', 'AE', 0, 'AVAILABLE', -3000),
              ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000e1', 'AE', 0, 'FROZEN', 3000),
              ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000e1', 'CP', 2026, 'GRANTED', -500),
              ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000e1', 'CP', 2026, 'AVAILABLE', 500);
            insert into balance (envelope_id, authority, year, granted, available, frozen) values
              ('00000000-0000-0000-0000-0000000000e1', 'AE', 0, 10000, 7000, 3000), ('00000000-0000-0000-0000-0000000000e1', 'CP', 2026, 500, 500, 0)""";

    @Test
    void whatWasWrittenBeforeIsNumberedAndChained() throws Exception {
        try (LedgerDatabase database = new LedgerDatabase()) {
            database.migrate("20261122.11");
            try (Connection app = database.app();
                    Statement statement = app.createStatement()) {
                app.setAutoCommit(false);
                statement.execute(BEFORE);
                app.commit();
            }
            database.migrate("latest");
            try (Connection app = database.app()) {
                assertThat(
                                LedgerDatabase.query(
                                        app,
                                        "select number || ' ' || kind || ' ' || available_after || ' ' || frozen_after from movement order by number"))
                        .containsExactly("1 OPENING 10000 0", "2 FREEZE 7000 3000", "3 OPENING 500 0");
                assertThat(LedgerDatabase.query(
                                app,
                                "select number || ' ' || (hash = (select hash from movement where number = h.number)) from ledger_head h"
                                        + " join envelope e on e.id = h.envelope_id where e.code = 'E1'"))
                        .containsExactly("3 true");
                // no events were written here; everything else holds, also for the envelope that has no movement
                assertThat(
                                LedgerDatabase.query(
                                        app,
                                        "select invariant || detail from ledger_violation where invariant <> 'MOVEMENT_NOT_TOLD'"))
                        .isEmpty();
            }
        }
    }
}
