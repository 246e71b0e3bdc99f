package fr.territoiresindustrie.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Calls made by several clients at once, each with its own connection. */
final class Load {

    private Load() {}

    /** One call; the number counts the calls of this client. */
    @FunctionalInterface
    interface Call {
        void run(HttpConnection connection, int client, int number) throws IOException;
    }

    /** What was measured: calls a second, and times of a call in milliseconds. */
    record Result(double perSecond, double p50, double p99) {}

    /** Calls as many as fit into this long. */
    static Result during(Duration time, int clients, int port, Call call) throws InterruptedException, IOException {
        return measure(clients, port, call, Integer.MAX_VALUE, System.nanoTime() + time.toNanos());
    }

    /** Calls this many by each client. */
    static Result times(int calls, int clients, int port, Call call) throws InterruptedException, IOException {
        return measure(clients, port, call, calls, Long.MAX_VALUE);
    }

    private static Result measure(int clients, int port, Call call, int calls, long end)
            throws InterruptedException, IOException {
        Histogram all = new Histogram(3);
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                running.add(threads.submit(() -> one(client, port, call, calls, end)));
            }
            for (Future<Histogram> one : running) {
                all.add(one.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("a call failed", failed.getCause());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Result(
                all.getTotalCount() / seconds,
                all.getValueAtPercentile(50) / 1000.0,
                all.getValueAtPercentile(99) / 1000.0);
    }

    private static Histogram one(int client, int port, Call call, int calls, long end) throws IOException {
        Histogram times = new Histogram(3);
        try (HttpConnection connection = new HttpConnection(port)) {
            for (int number = 0; number < calls && System.nanoTime() < end; number++) {
                long begun = System.nanoTime();
                call.run(connection, client, number);
                times.recordValue((System.nanoTime() - begun) / 1000);
            }
        }
        return times;
    }
}
