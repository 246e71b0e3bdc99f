package fr.territoiresindustrie.bench;

import fr.territoiresindustrie.platform.launcher.Platform;
import fr.territoiresindustrie.platform.launcher.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** What a client notices of another one's flood, at two gateways that share the limits. Both load at a fixed pace, so that the load is bounded. */
final class Neighbours {

    private static final String PATH = "/v1/territories/TI2-8403";
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int CALM_PER_SECOND = 50;
    private static final int FLOOD_PER_SECOND = 1_000;
    private static final int FLOODERS = 4;
    private static final int QUOTA = 600;

    private final Platform platform;
    private final Actors actors;
    private final Figures figures;

    Neighbours(Platform platform, Actors actors, Figures figures) {
        this.platform = platform;
        this.actors = actors;
        this.figures = figures;
    }

    /** What came of the calls of one account. */
    private record Told(Histogram millis, int passed, int limited) {}

    void measure(Path home) throws Exception {
        int first = platform.settings().port(Port.GATEWAY);
        try (SecondGateway second = SecondGateway.start(home, platform.settings())) {
            int[] gateways = {first, second.port()};
            OpenLimits.own(first, actors, "client:" + Actors.FUNDER, QUOTA, 3_600);
            run(gateways, Actors.REGION, 2, CALM_PER_SECOND, WARM_UP);
            Told calm = run(gateways, Actors.REGION, 2, CALM_PER_SECOND, ROUND);
            try (var threads = Executors.newSingleThreadExecutor()) {
                Future<Told> flood = threads.submit(
                        () -> run(gateways, Actors.FUNDER, FLOODERS, FLOOD_PER_SECOND, ROUND.plusSeconds(1)));
                Told flooded = run(gateways, Actors.REGION, 2, CALM_PER_SECOND, ROUND);
                Told flooder = flood.get();
                figures.add("a calm client, two gateways, p99", p99(calm), "ms");
                figures.add("the same beside a flood of " + FLOOD_PER_SECOND + "/s, p99", p99(flooded), "ms");
                figures.atMost("flood against calm", p99(flooded) / p99(calm), "ratio", 2);
                figures.atMost("calm client's requests refused", flooded.limited(), "", 0);
                figures.atMost("passed of the flood, of a quota of " + QUOTA, flooder.passed(), "", QUOTA * 1.2);
                figures.add("refused of the flood", flooder.limited(), "");
            }
        }
    }

    private static double p99(Told told) {
        return told.millis().getValueAtPercentile(99) / 1000.0;
    }

    /** Calls at a pace, each connection its part of them, on the gateways in turn. Times count from when a call was due. */
    private Told run(int[] gateways, String account, int connections, int perSecond, Duration time)
            throws InterruptedException, IOException {
        Histogram all = new Histogram(3);
        AtomicInteger passed = new AtomicInteger();
        AtomicInteger limited = new AtomicInteger();
        long end = System.nanoTime() + time.toNanos();
        long pause = 1_000_000_000L * connections / perSecond;
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int gateway = gateways[i % gateways.length];
                running.add(threads.submit(() -> one(gateway, account, pause, end, passed, limited)));
            }
            for (Future<Histogram> one : running) {
                all.add(one.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("a call failed", failed.getCause());
        }
        return new Told(all, passed.get(), limited.get());
    }

    private Histogram one(
            int gateway, String account, long pause, long end, AtomicInteger passed, AtomicInteger limited)
            throws IOException {
        Histogram times = new Histogram(3);
        try (HttpConnection connection = new HttpConnection(gateway)) {
            for (long due = System.nanoTime(); due < end; due += pause) {
                LockSupport.parkNanos(due - System.nanoTime());
                int status = connection.get(PATH, actors.token(account)).status();
                times.recordValue((System.nanoTime() - due) / 1000);
                switch (status) {
                    case 200 -> passed.incrementAndGet();
                    case 429 -> limited.incrementAndGet();
                    default -> throw new IOException(PATH + " answered " + status);
                }
            }
        }
        return times;
    }
}
