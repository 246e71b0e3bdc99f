package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(Peers.class)
class RelayIT {

    @Inject
    PublicServer server;

    @Inject
    Client client;

    @Test
    void passesMethodAddressQueryAndBodyOn() {
        HttpResponse<String> answer = client.send(
                "PATCH",
                "/v1/envelopes/7?labels=fr&q=a%20b",
                BodyPublishers.ofString("{\"a\":1}"),
                "Content-Type",
                "application/merge-patch+json",
                "If-Match",
                "\"3\"");
        JsonObject seen = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(seen.getString("method")).isEqualTo("PATCH");
        assertThat(seen.getString("uri")).isEqualTo("/v1/envelopes/7?labels=fr&q=a%20b");
        assertThat(seen.getString("body")).isEqualTo("{\"a\":1}");
        assertThat(seen.getJsonObject("headers").getString("if-match")).isEqualTo("\"3\"");
        assertThat(seen.getJsonObject("headers").getString("content-type")).isEqualTo("application/merge-patch+json");
    }

    @Test
    void dropsEveryHeaderThatClaimsAnIdentityOrAnOrigin() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.lines("""
                            GET /v1/regions/echo HTTP/1.1
                            Host: evil.example
                            X-User: root
                            X-User-Id: 1
                            X-Remote-User: root
                            Remote-User: root
                            X-Forwarded-For: 1.1.1.1
                            X-Forwarded-Host: evil
                            Forwarded: for=1.1.1.1
                            X_Forwarded_For: 1.1.1.1
                            X-Real-IP: 1.1.1.1
                            X-HTTP-Method-Override: DELETE
                            X-HTTP-Method: DELETE
                            X-Method-Override: DELETE
                            X-Original-URL: /admin
                            X-Rewrite-URL: /admin
                            X-Original-Host: evil
                            X-Original-Method: DELETE
                            X-Forwarded-Proto: https
                            X-Forwarded-Port: 1
                            X-Forwarded-Prefix: /admin
                            X-Forwarded-User: root
                            X-Forwarded-Ssl: on
                            X-Client-IP: 1.1.1.1
                            X-Cluster-Client-IP: 1.1.1.1
                            True-Client-IP: 1.1.1.1
                            CF-Connecting-IP: 1.1.1.1
                            Fastly-Client-IP: 1.1.1.1
                            X-Authenticated-User: root
                            X-Auth-Request-User: root
                            X-Auth-Token: root
                            X-Roles: platform-admin
                            X-Client-Id: platform-admin
                            X-SSL-Client-Cert: x
                            X-Internal: true
                            X-Request-Id: 1
                            From: root@evil.example
                            Via: 1.1 evil
                            Max-Forwards: 0
                            Baggage: role=root
                            B3: 0
                            Origin: https://evil.example
                            Referer: https://evil.example
                            Trailer: X-User
                            Proxy-Authorization: Basic x
                            TE: trailers
                            Upgrade: h2c
                            Cookie: a=b
                            Keep-Alive: 5
                            Accept: application/json
                            Connection: close, Upgrade, If-Match
                            If-Match: "1"

                            """).readToEnd();
            JsonObject headers =
                    new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4)).getJsonObject("headers");
            assertThat(headers.fieldNames()).containsExactlyInAnyOrder("host", "accept", "traceparent");
            assertThat(headers.getString("host")).startsWith("127.0.0.1:");
        }
    }

    @Test
    void takesTheMethodFromTheRequestLineAndNowhereElse() {
        HttpResponse<String> answer = client.send(
                "POST",
                "/v1/regions/echo?_method=DELETE",
                BodyPublishers.ofString("_method=DELETE"),
                "X-HTTP-Method-Override",
                "DELETE",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(new JsonObject(answer.body()).getString("method")).isEqualTo("POST");
    }

    @Test
    void keepsAGoodTraceAndReplacesABadOne() {
        String good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(headersSeen("traceparent", good).getString("traceparent")).isEqualTo(good);
        assertThat(headersSeen("traceparent", "00-zz").getString("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    private JsonObject headersSeen(String... headers) {
        return new JsonObject(client.get("/v1/regions/echo", headers).body()).getJsonObject("headers");
    }

    @Test
    void hidesWhatAServiceSaysOfItself() {
        HttpResponse<String> answer = client.get("/v1/regions/talkative");
        assertThat(answer.headers().map().keySet())
                .doesNotContain("server", "x-powered-by", "x-private", "connection", "access-control-allow-origin");
        assertThat(answer.headers().firstValue("etag")).contains("\"7\"");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("strict-transport-security")).isEmpty();
    }

    @Test
    void makesALocationRelativeToThePublicAddress() {
        HttpResponse<String> answer = client.send("POST", "/v1/regions/created", BodyPublishers.ofString("{}"));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("location")).contains("/v1/regions/84");
    }

    @Test
    void passesAnswersWithoutABody() {
        assertThat(client.get("/v1/regions/nothing").statusCode()).isEqualTo(204);
        HttpResponse<String> unchanged = client.get("/v1/regions/unchanged");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("etag")).contains("\"7\"");
        HttpResponse<String> head = client.send("HEAD", "/v1/regions/any", BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-length")).contains("1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/nowhere",
                "/v1",
                "/v1/",
                "/v2/regions",
                "/q/health",
                "/q/metrics",
                "/regions",
                "/V1/regions",
                "/openapi",
                "/v1/Regions",
                "/v1/regionsx",
                "/docs/unknown.js"
            })
    void doesNotKnowWhatIsNotInTheTable(String path) {
        HttpResponse<String> answer = client.get(path, "Accept-Language", "en");
        JsonObject problem = Client.problem(answer);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem.getString("code")).isEqualTo("NOT_FOUND");
        assertThat(problem.getString("type")).isEqualTo("urn:territoires-industrie:problem:NOT_FOUND");
        assertThat(problem.getString("title")).isEqualTo("Not found");
        assertThat(problem.getInteger("status")).isEqualTo(404);
        assertThat(problem.getString("instance")).isEqualTo(path);
        assertThat(problem.getString("traceId")).matches("[0-9a-f]{32}");
    }

    @Test
    void compressesForThoseWhoAcceptItAndOnlyWhatGains() throws Exception {
        for (String path : List.of("text", "text-stream")) {
            try (RawClient raw = new RawClient(server.port())) {
                byte[] answer = raw.send("GET /v1/regions/" + path
                                + " HTTP/1.0\r\nHost: a\r\nAccept-Encoding: br, gzip\r\nConnection: close\r\n\r\n")
                        .in()
                        .readAllBytes();
                String head = new String(answer, StandardCharsets.ISO_8859_1);
                int body = head.indexOf("\r\n\r\n") + 4;
                assertThat(head.substring(0, body))
                        .contains("content-encoding: gzip")
                        .contains("accept-encoding");
                String text = new String(
                        new GZIPInputStream(new ByteArrayInputStream(answer, body, answer.length - body))
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
                assertThat(text).isEqualTo(client.get("/v1/regions/" + path).body());
            }
        }
        assertThat(client.get("/v1/regions/text", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("content-encoding"))
                .isEmpty();
        assertThat(client.get("/v1/regions/echo", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("content-encoding"))
                .isEmpty();
        HttpResponse<String> already = client.get("/v1/regions/gzipped", "Accept-Encoding", "gzip");
        assertThat(already.headers().allValues("content-encoding")).containsExactly("gzip");
        assertThat(already.headers().firstValue("content-length")).contains("3");
    }
}
