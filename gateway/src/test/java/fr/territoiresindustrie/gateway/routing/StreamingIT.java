package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Large bodies on many connections at once: together more than the heap of this process, so that nothing may be held. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class StreamingIT {

    private static final int STREAMS = 64;
    private static final int MEGABYTE = 1024 * 1024;

    @Inject
    PublicServer server;

    @Inject
    Client client;

    @Inject
    RequestMeters meters;

    @Test
    void passesSixtyFourLargeAnswersAtOnce() throws Exception {
        long bytes = 24L * MEGABYTE;
        List<Long> received = together(() -> {
            try (RawClient raw = new RawClient(server.port())) {
                raw.send("GET /v1/regions/big?bytes=" + bytes + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                        .readUntil("\r\n\r\n");
                return count(raw.in());
            }
        });
        assertThat(received).hasSize(STREAMS).containsOnly(bytes);
        assertThat(STREAMS * bytes).isGreaterThan(Runtime.getRuntime().maxMemory());
    }

    @Test
    void passesSixtyFourLargeBodiesAtOnce() throws Exception {
        int pieces = 15;
        byte[] piece =
                ("100000\r\n" + "x".repeat(MEGABYTE) + "\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        List<Long> received = together(() -> {
            try (RawClient raw = new RawClient(server.port())) {
                raw.send(
                        "POST /v1/regions/imports HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
                for (int i = 0; i < pieces; i++) {
                    raw.send(piece);
                }
                String answer = raw.send("0\r\n\r\n").readToEnd();
                return Long.parseLong(answer.substring(answer.indexOf("\r\n\r\n") + 4));
            }
        });
        assertThat(received).hasSize(STREAMS).containsOnly((long) pieces * MEGABYTE);
    }

    @Test
    void readsNoFasterThanTheCallerDoes() throws Exception {
        long before = sent(client);
        List<RawClient> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                RawClient raw = new RawClient(server.port());
                idle.add(raw);
                raw.send("GET /v1/regions/big?bytes=200000000 HTTP/1.1\r\nHost: a\r\n\r\n")
                        .readUntil("\r\n\r\n");
            }
            AtomicLong last = new AtomicLong(before);
            await().atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        long now = sent(client);
                        return now > before && now == last.getAndSet(now);
                    });
            // What the system's own socket buffers hold on two hops, and no more.
            assertThat(sent(client) - before).isLessThan(8 * 24L * MEGABYTE);
        } finally {
            for (RawClient raw : idle) {
                raw.close();
            }
        }
    }

    @Test
    void forgetsRequestsThatWereCutOff() throws Exception {
        for (String way : List.of("stall", "half-long", "half", "reset", "big?bytes=50000000")) {
            try (RawClient raw = new RawClient(server.port())) {
                raw.send("GET /v1/regions/" + way + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .readUntil("\r\n\r\n");
            }
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> meters.running() == 0);
    }

    private static long sent(Client client) {
        return Long.parseLong(client.get("/v1/regions/sent").body());
    }

    private interface Stream {
        long run() throws IOException;
    }

    private static List<Long> together(Stream stream) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> running = IntStream.range(0, STREAMS)
                    .mapToObj(i -> threads.submit(() -> {
                        try {
                            return stream.run();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }))
                    .toList();
            List<Long> results = new ArrayList<>();
            for (Future<Long> result : running) {
                results.add(result.get());
            }
            return results;
        }
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
        }
        return total;
    }
}
