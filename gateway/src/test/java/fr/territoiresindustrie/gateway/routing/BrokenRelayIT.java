package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Services that are down, slow or break off, and callers who leave: nobody takes a part for the whole, and nothing is asked twice that has an effect. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class BrokenRelayIT {

    @Inject
    PublicServer server;

    @Inject
    Client client;

    @Test
    void saysWhichPartIsDownAndWhenToComeBackAndNothingElse() {
        HttpResponse<String> answer = client.get("/v1/projects");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("5");
        assertThat(Client.problem(answer).getString("part")).isEqualTo("projects");
        assertThat(answer.body())
                .doesNotContain("127.0.0.1")
                .doesNotContain("Exception")
                .doesNotContain("-service");
    }

    @Test
    void givesUpOnASlowServiceAndAsksItOnce() {
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.get("/v1/regions/a/slow");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(6));
        assertThat(client.get("/v1/regions/seen?path=/v1/regions/a/slow").body())
                .isEqualTo("1");
    }

    @Test
    void asksASecondTimeOnlyWhereThatHasNoEffect() {
        assertThat(client.get("/v1/regions/b/reset").statusCode()).isEqualTo(503);
        assertThat(client.get("/v1/regions/seen?path=/v1/regions/b/reset").body())
                .isEqualTo("2");

        HttpResponse<String> change = client.send("POST", "/v1/regions/c/reset", BodyPublishers.ofString("{}"));
        assertThat(change.statusCode()).isEqualTo(503);
        assertThat(Client.problem(change).getString("detail")).contains("Idempotency-Key");
        assertThat(client.get("/v1/regions/seen?path=/v1/regions/c/reset").body())
                .isEqualTo("1");
    }

    @Test
    void turnsAShortAnswerThatBreaksIntoARefusal() {
        HttpResponse<String> answer = client.get("/v1/regions/half");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Client.problem(answer).getString("code")).isEqualTo("SERVICE_UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-long", "stall"})
    void cutsALongAnswerThatBreaksSoThatNobodyTakesItForWhole(String way) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send("GET /v1/regions/" + way + " HTTP/1.1\r\nHost: a\r\n\r\n")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n\r\n");
        }
    }

    @Test
    void passesAnEarlyAnswerOnWhileTheBodyIsStillComing() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send("POST /v1/regions/early HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
                    .send("x".repeat(1000))
                    .readToEnd();
            assertThat(answer)
                    .startsWith("HTTP/1.1 409")
                    .contains("connection: close")
                    .endsWith("enough");
        }
    }

    @Test
    void leavesTheServiceAloneWhenTheCallerLeaves() throws IOException {
        long before = Long.parseLong(client.get("/v1/regions/sent").body());
        try (RawClient raw = new RawClient(server.port())) {
            raw.send("GET /v1/regions/big?bytes=200000000 HTTP/1.1\r\nHost: a\r\n\r\n")
                    .readUntil("\r\n\r\n");
        }
        AtomicLong last = new AtomicLong(before);
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    long now = Long.parseLong(client.get("/v1/regions/sent").body());
                    return now == last.getAndSet(now);
                });
        assertThat(last.get() - before).isLessThan(100_000_000);
    }
}
