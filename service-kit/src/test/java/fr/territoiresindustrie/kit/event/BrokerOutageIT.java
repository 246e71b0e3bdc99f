package fr.territoiresindustrie.kit.event;

import java.sql.Connection;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The relay while its broker is away. It waits for most of its time, beside other tests. */
@Execution(ExecutionMode.CONCURRENT)
class BrokerOutageIT {

    @Test
    void theBrokerDownForAMinuteDelaysEventsAndLosesNone() throws Exception {
        try (RelayBench bench = new RelayBench();
                RunningRelay relay = new RunningRelay(bench, Duration.ofMillis(200))) {
            bench.append("told-before");
            await().atMost(20, SECONDS).until(() -> bench.unsent("told") == 0);
            bench.kafka.stop();
            long down = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                bench.append("told-during");
            }
            await().atMost(70, SECONDS)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() ->
                            System.nanoTime() - down > Duration.ofSeconds(60).toNanos());
            assertThat(bench.unsent("told")).isEqualTo(20);
            try (Connection connection = bench.connect()) {
                assertThat(OutboxRelay.oldestUnsentSeconds(connection)).isBetween(59.0, 120.0);
            }
            bench.kafka.restart();
            await().atMost(60, SECONDS).until(() -> bench.unsent("told") == 0);
            try (Connection connection = bench.connect()) {
                assertThat(OutboxRelay.oldestUnsentSeconds(connection)).isLessThan(5);
            }
            assertThat(RelayBench.sequences(bench.received("told").get("told-during")))
                    .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
        }
    }
}
