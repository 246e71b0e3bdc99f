package fr.territoiresindustrie.bench;

import fr.territoiresindustrie.bench.Actors.Selected;
import fr.territoiresindustrie.platform.launcher.Platform;
import fr.territoiresindustrie.platform.launcher.Port;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A call opens: for a minute many clients want agreements on one envelope, through the gateway. Beside it, on the same server and in the same
 * run, the plain way: select for update, insert, update, commit, on one row.
 */
final class HotEnvelope {

    private static final int CLIENTS = 32;
    private static final int PREPARED = 80_000;
    private static final Duration WARM_UP = Duration.ofSeconds(25);
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration PLAIN = Duration.ofSeconds(8);

    private final Platform platform;
    private final Actors actors;
    private final Figures figures;

    HotEnvelope(Platform platform, Actors actors, Figures figures) {
        this.platform = platform;
        this.actors = actors;
        this.figures = figures;
    }

    void measure() throws Exception {
        int gateway = platform.settings().port(Port.GATEWAY);
        String envelope;
        Selected model;
        try (HttpConnection connection = new HttpConnection(gateway)) {
            String project = actors.approved(connection, actors.commune(connection));
            envelope = actors.envelope(connection, "100000000.00");
            model = actors.selectedWhenKnown(connection, project, envelope);
        }
        Queue<String> waiting = copies(model.id());
        AtomicInteger agreed = new AtomicInteger();
        Load.Call agree = (connection, client, number) -> {
            actors.agree(connection, new Selected(String.valueOf(waiting.poll()), "\"0\""));
            agreed.incrementAndGet();
        };
        Load.during(WARM_UP, CLIENTS, gateway, agree);
        double before = new PlainTransaction(platform).perSecond(PLAIN, CLIENTS);
        Load.Result hot = Load.during(MINUTE, CLIENTS, gateway, agree);
        double after = new PlainTransaction(platform).perSecond(PLAIN, CLIENTS);
        double plain = (before + after) / 2;
        String agreements = "agreement on one hot envelope for a minute, " + CLIENTS + " clients";
        figures.atLeast(agreements + ", rate", hot.perSecond(), "/s", 300);
        figures.add(agreements + ", p50", hot.p50(), "ms");
        figures.atMost(agreements + ", p99", hot.p99(), "ms", 250);
        figures.add("plain select for update, insert, update, " + CLIENTS + " clients", plain, "/s");
        figures.atLeast(
                "hot envelope through the gateway against plain transaction", hot.perSecond() / plain, "ratio", 5);
        prove(envelope, agreed.get());
    }

    /** Applications that await their agreement, written at once as copies of one that went its way. */
    private Queue<String> copies(String model) throws SQLException {
        Queue<String> ids = new ConcurrentLinkedQueue<>();
        try (Connection connection = platform.postgres().admin("funding");
                PreparedStatement copy = connection.prepareStatement("""
                        insert into application (id, version, reference, project_id, territory, regions, envelope_id, envelope_code, owner_kind, owner_code,
                            state, subject, beneficiary_name, beneficiary_siren, beneficiary_siret, requested, origin, submitted_at, created_at, updated_at)
                        select gen_random_uuid(), 0, 'DA-B' || nextval('application_number'), project_id, territory, regions, envelope_id, envelope_code, owner_kind,
                            owner_code, state, subject, beneficiary_name, beneficiary_siren, beneficiary_siret, requested, origin, submitted_at, created_at, updated_at
                        from application cross join generate_series(1, ?) where id = cast(? as uuid) returning id""")) {
            copy.setInt(1, PREPARED);
            copy.setString(2, model);
            try (ResultSet row = copy.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    /** What was answered is what the ledger holds, and its invariants hold. */
    private void prove(String envelope, int agreed) throws SQLException {
        try (Connection connection = platform.postgres().admin("funding");
                PreparedStatement count = connection.prepareStatement("""
                        select (select committed / 10000 from balance where envelope_id = e.id and authority = 'AE'),
                               (select count(*) from ledger_violation where envelope_id = e.id)
                        from envelope e where e.code = ?""")) {
            count.setString(1, envelope);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                if (row.getLong(1) != agreed || row.getLong(2) != 0) {
                    throw new IllegalStateException(agreed + " agreed, the ledger holds " + row.getLong(1) + " and "
                            + row.getLong(2) + " violations");
                }
            }
        }
    }
}
