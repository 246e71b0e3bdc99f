package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streams of events and long exports: passed on as they come, for as long as they last, and no longer than somebody reads them. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class LastingIT {

    private static final long FIFTY_MEGABYTES = 50L * 1024 * 1024;

    @Inject
    PublicServer server;

    @Inject
    Client client;

    @ParameterizedTest
    @ValueSource(strings = {"", "Accept-Encoding: gzip\r\n"})
    void passesEachEventOnAtOnceAndOutlivesSilences(String header) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            // Longer than an ordinary answer may be silent here, shorter than a stream may.
            raw.send("GET /v1/events/stream?every=1500 HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n" + header
                    + "\r\n");
            assertThat(raw.readUntil("first\n\n"))
                    .startsWith("HTTP/1.1 200")
                    .contains("content-type: text/event-stream")
                    .doesNotContain("id: 1");
            assertThat(raw.readUntil("id: 1\ndata: next\n\n")).doesNotContain("id: 2");
            assertThat(raw.readUntil("id: 2\ndata: next\n\n")).isNotEmpty();
        }
    }

    @Test
    void cutsAStreamWhoseServiceFellSilentForGood() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String all = raw.send(
                            "GET /v1/events/stream?every=0 HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n")
                    .readToEnd();
            assertThat(all).contains("first").doesNotContain("\r\n0\r\n\r\n");
        }
    }

    @Test
    void endsAStreamWhenItsReaderLeavesEvenIfNothingFlows() throws IOException {
        RawClient[] readers = new RawClient[20];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = new RawClient(server.port());
            readers[i]
                    .send("GET /v1/events/stream?every=60000 HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n")
                    .readUntil("first\n\n");
        }
        assertThat(open(client)).isGreaterThanOrEqualTo(readers.length);
        for (RawClient reader : readers) {
            reader.close();
        }
        // Sooner than the silence of the stream would end it.
        await().atMost(Duration.ofSeconds(3)).until(() -> open(client) == 0);
    }

    @Test
    void passesTheFirstRowsOfAnExportOnBeforeTheOthersAreMade() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            long begin = System.nanoTime();
            raw.send(export(4_000, FIFTY_MEGABYTES, "Connection: close\r\n")).readUntil("{\"row\":0}\n");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
            assertThat(count(raw.in())).isGreaterThan(FIFTY_MEGABYTES);
        }
    }

    @Test
    void passesCompressedRowsOnAsTheyAreMade() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            long begin = System.nanoTime();
            raw.lines("""
                            GET /v1/regions/rows?pause=4000&bytes=1000000 HTTP/1.0
                            Host: a
                            Accept: application/x-ndjson
                            Accept-Encoding: gzip

                            """).readUntil("\r\n\r\n");
            InputStream rows = new GZIPInputStream(raw.in(), 64);
            assertThat(new String(rows.readNBytes(10), StandardCharsets.UTF_8)).isEqualTo("{\"row\":0}\n");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
            assertThat(count(rows)).isEqualTo(1_000_000);
        }
    }

    /** Who works on rows as they come reads in bursts. */
    @Test
    void waitsForAReaderWhoPauses() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            raw.send(export(1, FIFTY_MEGABYTES, "Connection: close\r\n")).readUntil("{\"row\":0}\n");
            long paused = System.nanoTime();
            await().pollDelay(Duration.ofSeconds(2)).until(() -> System.nanoTime() > paused);
            assertThat(count(raw.in())).isGreaterThan(FIFTY_MEGABYTES);
        }
    }

    private static String export(long pause, long bytes, String header) {
        return "GET /v1/regions/rows?pause=" + pause + "&bytes=" + bytes + " HTTP/1.1\r\nHost: a\r\n"
                + "Accept: application/x-ndjson\r\n" + header + "\r\n";
    }

    private static int open(Client client) {
        return Integer.parseInt(client.get("/v1/events/open").body());
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
