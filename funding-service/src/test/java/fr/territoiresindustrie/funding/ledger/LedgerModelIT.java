package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.time.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random movements on random envelopes, in transactions that commit or not, against a model that is nothing but a map of amounts. The database is
 * a real one, and at the end its invariants hold.
 */
class LedgerModelIT {

    private static final Caller CALLER =
            new Caller("s", "c", "modèle", java.util.Set.of(), java.util.Set.of(), java.util.Set.of(), null);

    /** Which account gives and which receives, written down apart from the code. */
    private static final Map<MovementKind, String> ACCOUNTS = Map.ofEntries(
            Map.entry(MovementKind.OPENING, "world>available"),
            Map.entry(MovementKind.REPLENISHMENT, "world>available"),
            Map.entry(MovementKind.FREEZE, "available>frozen"),
            Map.entry(MovementKind.UNFREEZE, "frozen>available"),
            Map.entry(MovementKind.COMMITMENT, "available>committed"),
            Map.entry(MovementKind.DECOMMITMENT, "committed>available"),
            Map.entry(MovementKind.PAYMENT, "committed>paid"),
            Map.entry(MovementKind.RECOVERY, "paid>recovered"),
            Map.entry(MovementKind.DELEGATION, "available>delegated"),
            Map.entry(MovementKind.DELEGATION_RECEIVED, "world>available"),
            Map.entry(MovementKind.WITHDRAWAL, "delegated>available"),
            Map.entry(MovementKind.WITHDRAWAL_RETURNED, "available>world"),
            Map.entry(MovementKind.TRANSFER_OUT, "available>world"),
            Map.entry(MovementKind.TRANSFER_IN, "world>available"),
            Map.entry(MovementKind.CARRY_OVER_OUT, "available>world"),
            Map.entry(MovementKind.CARRY_OVER_IN, "world>available"));

    private static LedgerDatabase database;

    /** One movement of the plan. */
    record Step(int envelope, MovementKind kind, Authority authority, long cents) {}

    /** Movements that commit together, or do not. */
    record Transaction(List<Step> steps, boolean commits) {}

    @BeforeContainer
    static void start() throws Exception {
        database = new LedgerDatabase();
        database.migrate("latest");
    }

    @AfterContainer
    static void stop() {
        database.close();
    }

    @Provide
    Arbitrary<List<Transaction>> plans() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        // an opening happens once: the others may come as they like
                        Arbitraries.of(MovementKind.class).filter(kind -> kind != MovementKind.OPENING),
                        Arbitraries.of(Authority.class),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(8, Arbitraries.longs().between(1, 500)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(1, 9_999_999_999_999_999L)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(0L))))
                .as(Step::new);
        return Combinators.combine(
                        step.list().ofMinSize(1).ofMaxSize(12),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(4, Arbitraries.just(true)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(false))))
                .as(Transaction::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 60)
    void theLedgerIsWhatTheModelSays(@ForAll("plans") List<Transaction> plan) throws SQLException {
        try (Connection connection = database.app()) {
            connection.setAutoCommit(false);
            List<UUID> envelopes = envelopes(connection);
            Map<String, Long> model = new TreeMap<>();
            Map<String, Map<String, Long>> past = new HashMap<>();
            for (Transaction transaction : plan) {
                Map<String, Long> after = run(connection, transaction, envelopes, new TreeMap<>(model));
                if (transaction.commits()) {
                    connection.commit();
                    model = after;
                    past.put(
                            LedgerDatabase.query(connection, "select clock_timestamp()")
                                    .getFirst(),
                            new TreeMap<>(model));
                } else {
                    connection.rollback();
                }
                assertThat(held(connection, envelopes, "infinity")).isEqualTo(model);
            }
            for (var then : past.entrySet()) {
                assertThat(held(connection, envelopes, then.getKey()))
                        .as(then.getKey())
                        .isEqualTo(then.getValue());
            }
            assertThat(LedgerDatabase.query(connection, """
                            select invariant || ' ' || detail from ledger_violation where envelope_id in ('%s', '%s', '%s')
                            and invariant not in ('MOVEMENT_NOT_TOLD', 'COMMITMENT_WITHOUT_AGREEMENT', 'PAIR_BROKEN', 'DELEGATED_NOT_RECEIVED')""".formatted(envelopes.toArray())))
                    .isEmpty();
        }
    }

    private static Map<String, Long> run(
            Connection connection, Transaction transaction, List<UUID> envelopes, Map<String, Long> model) {
        Journal journal = new LedgerRepository(LedgerDatabase.only(connection)).open(envelopes, new Ids());
        for (Step step : transaction.steps()) {
            String[] accounts = ACCOUNTS.get(step.kind()).split(">");
            if (step.kind() == MovementKind.PAYMENT && step.authority() == Authority.CP) {
                accounts[0] = "available";
            }
            String ceiling = step.envelope() + " " + step.authority() + " ";
            boolean expected = step.cents() > 0
                    && (accounts[0].equals("world") || model.getOrDefault(ceiling + accounts[0], 0L) >= step.cents());
            assertThat(isPosted(journal, step, envelopes.get(step.envelope())))
                    .as(step.toString())
                    .isEqualTo(expected);
            if (expected) {
                move(model, ceiling, accounts[0], -step.cents());
                move(model, ceiling, accounts[1], step.cents());
            }
        }
        journal.write();
        return model;
    }

    private static void move(Map<String, Long> model, String ceiling, String account, long cents) {
        if (!account.equals("world")) {
            model.merge(ceiling + account, cents, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    private static boolean isPosted(Journal journal, Step step, UUID envelope) {
        try {
            journal.post(
                    NewMovement.of(
                            envelope,
                            step.kind(),
                            step.authority(),
                            step.authority() == Authority.AE ? 0 : 2026,
                            new Money(step.cents()),
                            null,
                            "é ; \n" + step.cents(),
                            null),
                    CALLER);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    /** What the last movements up to an instant left, without what is zero. */
    private static Map<String, Long> held(Connection connection, List<UUID> envelopes, String at) throws SQLException {
        Map<String, Long> held = new TreeMap<>();
        for (int i = 0; i < envelopes.size(); i++) {
            for (String account : List.of("available", "frozen", "delegated", "committed", "paid", "recovered")) {
                String sql = "select authority || ' ' || " + account
                        + "_after from (select distinct on (authority) * from movement where envelope_id = '"
                        + envelopes.get(i) + "' and at <= '" + at + "' order by authority, number desc) m where "
                        + account + "_after <> 0";
                for (String found : LedgerDatabase.query(connection, sql)) {
                    String[] parts = found.split(" ");
                    held.put(i + " " + parts[0] + " " + account, Long.parseLong(parts[1]));
                }
            }
        }
        return held;
    }

    private static List<UUID> envelopes(Connection connection) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        String source = UUID.randomUUID().toString();
        try (var statement = connection.createStatement()) {
            statement.execute("insert into funding_source values ('" + source + "', 0, '" + source
                    + "', 'S', 'OPERATOR', 'ademe', null, now())");
            for (int i = 0; i < 3; i++) {
                UUID id = UUID.randomUUID();
                statement.execute(
                        "insert into envelope (id, version, code, label, source_id, origin, created_at) values ('" + id
                                + "', 0, '" + id + "', 'E', '" + source + "', 'OPENED_HERE', now())");
                statement.execute("insert into ledger_head (envelope_id) values ('" + id + "')");
                ids.add(id);
            }
        }
        connection.commit();
        return ids;
    }
}
