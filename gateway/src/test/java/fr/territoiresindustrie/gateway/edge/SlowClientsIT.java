package fr.territoiresindustrie.gateway.edge;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import fr.territoiresindustrie.gateway.routing.PublicServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Many clients that are slow on purpose, and four connections to the service: none of them may be theirs. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
@TestProfile(SlowClientsIT.FewConnections.class)
class SlowClientsIT {

    public static final class FewConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.edge.event-loops", "1",
                    "gateway.edge.body-deadline", "4S",
                    "gateway.routing.connections", "4",
                    "gateway.routing.lasting-connections", "4",
                    "gateway.routing.waiting", "4",
                    "gateway.routing.wait-timeout", "0.5S");
        }
    }

    @Inject
    PublicServer server;

    @Inject
    Client client;

    final List<RawClient> slow = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (RawClient client : slow) {
            client.close();
        }
    }

    @Test
    void headsThatDripHarmNobody() throws IOException {
        drip(100, "GET /v1/regions/drip HTTP/1.1\r\nHost: a\r\nX-Slow:");
        servesOthers();
        for (RawClient client : slow) {
            assertThat(client.readToEnd()).doesNotContain(" 200 ");
        }
        assertThat(seen("/v1/regions/drip")).isEqualTo("0");
    }

    @Test
    void shortBodiesThatDripHarmNobodyAndReachNoService() throws IOException {
        String head = "POST /v1/regions/drip-body HTTP/1.1\r\nHost: a\r\n";
        drip(50, head + "Content-Length: 1000\r\n\r\n{");
        drip(50, head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        servesOthers();
        for (RawClient client : slow) {
            assertThat(client.readUntil("traceId")).startsWith("HTTP/1.1 408").contains("BODY_TIMEOUT");
        }
        assertThat(seen("/v1/regions/drip-body")).isEqualTo("0");
    }

    @Test
    void longBodiesThatDripTakeNoOrdinaryConnection() throws IOException {
        String head = "POST /v1/regions/sink HTTP/1.1\r\nHost: a\r\n";
        drip(6, head + "Content-Length: 1000000\r\n\r\n" + "x".repeat(100));
        drip(6, head + "Transfer-Encoding: chunked\r\n\r\n11170\r\n" + "x".repeat(70_000) + "\r\n");
        servesOthers();
        for (RawClient client : slow) {
            assertThat(client.readUntil("traceId")).containsPattern("HTTP/1.1 (408|503)");
        }
    }

    @Test
    void streamsTakeNoOrdinaryConnectionAndAreTurnedAwayWhenThereAreTooMany() throws IOException {
        String head = "GET /v1/events/stream?every=1000 HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n";
        drip(4, head);
        for (RawClient client : slow) {
            assertThat(client.readUntil("first")).startsWith("HTTP/1.1 200");
        }
        servesOthers();
        HttpResponse<String> fifth = client.get("/v1/events/stream?every=1000", "Accept", "text/event-stream");
        assertThat(fifth.statusCode()).isEqualTo(503);
        assertThat(fifth.headers().firstValue("retry-after")).isPresent();
        assertThat(Client.problem(fifth).getString("part")).isEqualTo("partners");
        servesOthers();
    }

    private void drip(int clients, String beginning) throws IOException {
        for (int i = 0; i < clients; i++) {
            RawClient client = new RawClient(server.port());
            slow.add(client);
            client.send(beginning);
        }
    }

    private void servesOthers() {
        for (int i = 0; i < 40; i++) {
            long begin = System.nanoTime();
            assertThat(client.get("/v1/regions/echo").statusCode()).isEqualTo(200);
            assertThat(client.send(
                                    "POST",
                                    "/v1/regions/echo",
                                    java.net.http.HttpRequest.BodyPublishers.ofString("{\"a\":1}"))
                            .body())
                    .contains("{\\\"a\\\":1}");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private String seen(String path) {
        return client.get("/v1/regions/seen?path=" + path).body();
    }
}
