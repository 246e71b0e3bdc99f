package fr.territoiresindustrie.gateway.limit;

import fr.territoiresindustrie.gateway.access.RealmOfTests;
import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(Peers.class)
@TestProfile(LimitIT.Limited.class)
class LimitIT {

    public static final class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.limit.enabled", "true", "gateway.limit.heartbeat", "0.1S");
        }
    }

    private static final String PATH = "/v1/applications/echo";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int HOUR = 3_600;

    @Inject
    Client client;

    @Inject
    Ledger ledger;

    @BeforeEach
    void inTouch() throws Exception {
        RealmOfTests.publish();
        put("/down", "false");
        await().atMost(Duration.ofSeconds(10)).until(() -> !ledger.isAlone());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> client.as(RealmOfTests.token("warm-up"), PATH).statusCode() == 200);
    }

    @AfterEach
    void forget() throws Exception {
        put("/down", "false");
        put("/denied", "[]");
    }

    @Test
    void tellsEveryCallerWhatIsLeft() throws Exception {
        limit("teller", 40);
        String token = RealmOfTests.token("teller");
        awaitLimit(token, 40);
        HttpResponse<String> first = client.as(token, PATH);
        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"read\";q=40;w=3600");
        int left = remaining(first);
        HttpResponse<String> second = client.as(token, PATH);
        assertThat(remaining(second)).isEqualTo(left - 1);
        assertThat(header(second, "RateLimit")).matches("\"read\";r=\\d+;t=\\d+");
        assertThat(header(client.get("/v1/regions/echo"), "RateLimit-Policy")).startsWith("\"read\";q=");
        assertThat(header(client.get("/v1/regions/echo", "Accept", "text/csv"), "RateLimit-Policy"))
                .startsWith("\"export\";q=");
    }

    @Test
    void refusesAFloodWithTheTimeToComeBackAndLetsTheOthersPass() throws Exception {
        limit("flooder", 50);
        String token = RealmOfTests.token("flooder");
        awaitLimit(token, 50);
        List<HttpResponse<String>> answers = flood(token, 200);
        long passed = answers.stream().filter(a -> a.statusCode() == 200).count();
        assertThat(passed).isBetween(40L, 55L);
        HttpResponse<String> refused =
                answers.stream().filter(a -> a.statusCode() == 429).findFirst().orElseThrow();
        assertThat(answers).allMatch(a -> a.statusCode() == 200 || a.statusCode() == 429);
        assertThat(Client.problem(refused).getString("code")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Client.problem(refused).getString("policy")).isEqualTo("read");
        assertThat(Client.problem(refused).getString("title")).isEqualTo("Trop de requêtes");
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, HOUR);
        HttpResponse<String> english = client.get(PATH, "Authorization", "Bearer " + token, "Accept-Language", "en");
        assertThat(Client.problem(english).getString("title")).isEqualTo("Too many requests");
        assertThat(header(english, "RateLimit")).startsWith("\"read\";r=0;t=");
        // What it may do in another class, and what others may do, is untouched.
        assertThat(client.send("POST", PATH, BodyPublishers.ofString("{}"), "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.as(RealmOfTests.token("bystander"), PATH).statusCode())
                .isEqualTo(200);
    }

    @Test
    void goesOnAloneWithinItsShareWhileThePartnerSideIsDown() throws Exception {
        limit("loner", 30);
        String token = RealmOfTests.token("loner");
        awaitLimit(token, 30);
        put("/down", "true");
        await().atMost(Duration.ofSeconds(10)).until(ledger::isAlone);
        List<HttpResponse<String>> answers = flood(token, 100);
        assertThat(answers).allMatch(a -> a.statusCode() == 200 || a.statusCode() == 429);
        assertThat(answers.stream().filter(a -> a.statusCode() == 200).count()).isBetween(20L, 30L);
        put("/down", "false");
        await().atMost(Duration.ofSeconds(10)).until(() -> !ledger.isAlone());
        assertThat(client.as(RealmOfTests.token("bystander"), PATH).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shutsOutADeniedClientWithinASecondAndLetsItBackIn() throws Exception {
        String token = RealmOfTests.token("suspended");
        assertThat(client.as(token, PATH).statusCode()).isEqualTo(200);
        put("/denied", "[\"suspended\"]");
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.as(token, PATH).statusCode() == 403);
        assertThat(Client.problem(client.as(token, PATH)).getString("code")).isEqualTo("CLIENT_SUSPENDED");
        assertThat(client.as(RealmOfTests.token("bystander"), PATH).statusCode())
                .isEqualTo(200);
        // The list holds also while nobody can be asked.
        put("/down", "true");
        await().atMost(Duration.ofSeconds(10)).until(ledger::isAlone);
        assertThat(client.as(token, PATH).statusCode()).isEqualTo(403);
        put("/down", "false");
        put("/denied", "[]");
        await().atMost(Duration.ofSeconds(5)).until(() -> client.as(token, PATH).statusCode() == 200);
    }

    @Test
    void countsARefusedTokenForItsAddress() {
        assertThat(header(client.as("forged", PATH), "RateLimit-Policy"))
                .isEqualTo(header(client.get(PATH), "RateLimit-Policy"));
    }

    @Test
    void tellsWhatBecameOfTheRequests() throws Exception {
        String token = RealmOfTests.token("counted");
        for (int i = 0; i < 5; i++) {
            client.as(token, PATH);
        }
        client.as(token, "/v1/applications/early");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            int requests = 0;
            int clientErrors = 0;
            int latencies = 0;
            for (Object each : new JsonArray(send(HttpRequest.newBuilder(address("/usage"))))) {
                JsonObject usage = (JsonObject) each;
                if (usage.getString("subject").equals("client:counted")) {
                    requests += usage.getInteger("requests");
                    clientErrors += usage.getInteger("clientErrors");
                    latencies += usage.getJsonArray("latencies").stream()
                            .mapToInt(count -> (Integer) count)
                            .sum();
                }
            }
            assertThat(requests).isEqualTo(6);
            assertThat(clientErrors).isEqualTo(1);
            assertThat(latencies).isEqualTo(6);
        });
    }

    private List<HttpResponse<String>> flood(String token, int requests) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                calls.add(() -> client.as(token, PATH));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private void awaitLimit(String token, int requests) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> header(client.as(token, PATH), "RateLimit-Policy").contains("q=" + requests + ";"));
    }

    /** Limits that last an hour, so that no window ends within a test but once in a while. */
    private static void limit(String name, int requests) throws Exception {
        JsonObject quota = new JsonObject().put("requests", requests).put("seconds", HOUR);
        put(
                "/policies",
                new JsonArray()
                        .add(new JsonObject()
                                .put("subject", "client:" + name)
                                .put("read", quota)
                                .put("write", quota)
                                .put("export", quota)
                                .put("bulk", quota))
                        .encode());
    }

    private static int remaining(HttpResponse<String> answer) {
        return Integer.parseInt(header(answer, "RateLimit").replaceAll(".*;r=(\\d+);.*", "$1"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void put(String path, String body) throws Exception {
        send(HttpRequest.newBuilder(address(path)).PUT(BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static URI address(String path) {
        return URI.create(ConfigProvider.getConfig().getValue("test.limits", String.class) + path);
    }
}
