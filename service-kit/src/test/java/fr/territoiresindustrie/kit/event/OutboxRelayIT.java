package fr.territoiresindustrie.kit.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The relay against real PostgreSQL and Kafka, and what may happen to them. */
class OutboxRelayIT {

    private static RelayBench bench;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() throws Exception {
        bench = new RelayBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void sendsInOrderPerAggregateAndMarksAfterwards() throws Exception {
        for (int i = 0; i < 30; i++) {
            bench.append(run + "-a");
            bench.append(run + "-b");
        }
        try (RunningRelay relay = new RunningRelay(bench, Duration.ofMillis(200))) {
            await().atMost(30, SECONDS).until(() -> bench.unsent(run) == 0);
        }
        var received = bench.received(run);
        assertThat(received).hasSize(2);
        received.values()
                .forEach(events -> assertThat(RelayBench.sequences(events))
                        .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList()));
        JsonNode event = received.get(run + "-a").getFirst();
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("type").asText()).isEqualTo("fr.territoires-industrie.project.edited.v1");
        assertThat(event.get("source").asText()).isEqualTo("/relay-test");
        assertThat(event.get("subject").asText()).isEqualTo(run + "-a");
        assertThat(event.get("dataschema").asText()).isEqualTo("https://schemas.test/project.edited.v1.schema.json");
    }

    @Test
    void isWokenByTheCommitLongBeforeItsSweep() throws Exception {
        try (RunningRelay relay = new RunningRelay(bench, Duration.ofMinutes(10))) {
            bench.append(run + "-first");
            await().atMost(20, SECONDS).until(() -> bench.unsent(run) == 0);
            long begun = System.nanoTime();
            bench.append(run + "-second");
            await().pollInterval(Duration.ofMillis(5)).atMost(5, SECONDS).until(() -> bench.unsent(run) == 0);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void sendsAnEventThatCommitsAfterALaterOne() throws Exception {
        try (RunningRelay relay = new RunningRelay(bench, Duration.ofMillis(200));
                Connection slow = bench.connect()) {
            slow.setAutoCommit(false);
            RelayBench.append(slow, run + "-slow", "{}");
            bench.append(run + "-quick");
            await().atMost(20, SECONDS).until(() -> bench.received(run).containsKey(run + "-quick"));
            slow.commit();
            await().atMost(20, SECONDS).until(() -> bench.received(run).containsKey(run + "-slow"));
        }
    }

    @Test
    void twoRelaysAtOnceSendEachEventOnceAndInOrder() throws Exception {
        try (RunningRelay one = new RunningRelay(bench, Duration.ofMillis(50));
                RunningRelay two = new RunningRelay(bench, Duration.ofMillis(50));
                ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> work = IntStream.range(0, 8)
                    .mapToObj(w -> (Callable<Void>) () -> {
                        for (int i = 0; i < 50; i++) {
                            bench.append(run + "-" + (i + w) % 10);
                        }
                        return null;
                    })
                    .toList();
            for (var done : writers.invokeAll(work)) {
                done.get();
            }
            await().atMost(60, SECONDS).until(() -> bench.unsent(run) == 0);
        }
        var received = bench.received(run);
        assertThat(received).hasSize(10);
        received.values()
                .forEach(events -> assertThat(RelayBench.sequences(events))
                        .isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList()));
    }

    @Test
    void aStandByTakesOverWhenTheFirstDies() throws Exception {
        RunningRelay first = new RunningRelay(bench, Duration.ofMillis(50));
        bench.append(run + "-a");
        await().atMost(20, SECONDS).until(() -> bench.unsent(run) == 0);
        try (RunningRelay second = new RunningRelay(bench, Duration.ofMillis(50))) {
            first.close();
            bench.append(run + "-a");
            await().atMost(20, SECONDS).until(() -> bench.unsent(run) == 0);
        }
        assertThat(RelayBench.sequences(bench.received(run).get(run + "-a"))).containsExactly(1L, 2L);
    }

    @Test
    void killedBetweenSendAndMarkItSendsAgainAndLosesNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            bench.append(run + "-a");
        }
        Connection doomed = bench.connect();
        int backend = doomed.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        OutboxRelay killed = bench.relay(doomed, row -> {
            if (row.sequence() == 5) {
                terminate(backend);
            }
            return CloudEvents.write(row, "relay-test", "https://schemas.test/", RelayBench.JSON);
        });
        assertThatThrownBy(killed::relayOnce).isInstanceOf(SQLException.class);
        assertThat(RelayBench.sequences(bench.received(run).get(run + "-a"))).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(bench.unsent(run)).isEqualTo(5);

        try (RunningRelay next = new RunningRelay(bench, Duration.ofMillis(200))) {
            await().atMost(20, SECONDS).until(() -> bench.unsent(run) == 0);
        }
        List<JsonNode> events = bench.received(run).get(run + "-a");
        assertThat(RelayBench.sequences(events)).containsExactly(1L, 2L, 3L, 4L, 5L, 1L, 2L, 3L, 4L, 5L);
        Set<String> ids = new HashSet<>();
        events.forEach(e -> ids.add(e.get("id").asText()));
        assertThat(ids).hasSize(5);
    }

    @Test
    void anEventThatTheBrokerRefusesStopsItsAggregateOnly() throws Exception {
        try (Connection connection = bench.connect()) {
            connection.setAutoCommit(false);
            RelayBench.append(connection, run + "-large", "{\"x\":\"" + "y".repeat(1_200_000) + "\"}");
            RelayBench.append(connection, run + "-large", "{}");
            RelayBench.append(connection, run + "-small", "{}");
            connection.commit();
        }
        try (RunningRelay relay = new RunningRelay(bench, Duration.ofMillis(500))) {
            await().atMost(20, SECONDS).until(() -> bench.unsent(run + "-small") == 0);
            assertThat(bench.unsent(run + "-large")).isEqualTo(2);
        } finally {
            try (Connection admin = bench.admin();
                    Statement statement = admin.createStatement()) {
                statement.execute("update outbox_event set sent_at = now() where aggregateid = '" + run + "-large'");
            }
        }
        assertThat(bench.received(run)).doesNotContainKey(run + "-large");
    }

    @Test
    void moreThanABatchOfARefusedAggregateDoesNotHoldUpTheOthers() throws Exception {
        try (Connection connection = bench.connect()) {
            connection.setAutoCommit(false);
            RelayBench.append(connection, run + "-large", "{\"x\":\"" + "y".repeat(1_200_000) + "\"}");
            for (int i = 0; i < 150; i++) {
                RelayBench.append(connection, run + "-large", "{}");
            }
            RelayBench.append(connection, run + "-small", "{}");
            connection.commit();
        }
        try (RunningRelay relay = new RunningRelay(bench, Duration.ofMillis(500))) {
            await().atMost(20, SECONDS).until(() -> bench.unsent(run + "-small") == 0);
            assertThat(bench.unsent(run + "-large")).isEqualTo(151);
        } finally {
            try (Connection admin = bench.admin();
                    Statement statement = admin.createStatement()) {
                statement.execute("update outbox_event set sent_at = now() where aggregateid = '" + run + "-large'");
            }
        }
    }

    private static void terminate(int backend) {
        try (Connection admin = bench.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("select pg_terminate_backend(" + backend + ")");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
