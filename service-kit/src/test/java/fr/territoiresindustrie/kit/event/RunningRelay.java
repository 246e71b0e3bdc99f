package fr.territoiresindustrie.kit.event;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A relay that works in a thread of its own until it is closed. */
final class RunningRelay implements AutoCloseable {

    private final AtomicBoolean on = new AtomicBoolean(true);
    private final OutboxRelay relay;
    private final Thread thread;

    RunningRelay(RelayBench bench, Duration sweep) throws SQLException {
        relay = bench.relay();
        thread = Thread.ofPlatform().start(() -> {
            try {
                while (on.get()) {
                    relay.work(sweep);
                }
            } catch (SQLException | InterruptedException ended) {
                on.set(false);
            }
        });
    }

    @Override
    public void close() throws Exception {
        on.set(false);
        thread.interrupt();
        relay.close(Duration.ZERO);
        thread.join(10_000);
    }
}
