package fr.territoiresindustrie.gateway.edge;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import fr.territoiresindustrie.gateway.routing.PublicServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(Peers.class)
class FramingIT {

    @Inject
    PublicServer server;

    @Inject
    Client client;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\nContent-Length: 5",
                "Content-Length: 5\nContent-Length: 6",
                "Content-Length: 5\nContent-Length: 5",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length: 99999999999999999999",
                "Content-Length:",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked",
                "Transfer-Encoding: identity\nContent-Length: 5",
                "Transfer-Encoding : chunked\nContent-Length: 5",
                "Content-Length : 5",
                "Transfer-Encoding:\u000bchunked\nContent-Length: 5",
                "X: a\rTransfer-Encoding: chunked\nContent-Length: 5",
                "If-Match: \u0000"
            })
    void refusesABodyWhoseLengthCouldBeReadInTwoWays(String headers) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            // In one piece: the refusal may come before a second one is sent.
            String answer = raw.lines("POST /v1/regions/echo HTTP/1.1\nHost: a\nConnection: close\n" + headers
                            + "\n\n0\n\nGET /v1/regions/smuggled HTTP/1.1\nHost: a\n\n")
                    .readToEnd();
            assertThat(answer)
                    .startsWith("HTTP/1.1 4")
                    .containsOnlyOnce("HTTP/1.1")
                    .contains("application/problem+json");
            assertThat(client.get("/v1/regions/seen?path=/v1/regions/smuggled").body())
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/regions/echo HTTP/1.1\nHost: a\n\n",
                "GET /v1/regions/echo HTTP/1.1\r\nHost: a\n\r\n",
                "GET /v1/regions/echo\r\n\r\n",
                "GET /v1/regions/echo HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET  /v1/regions/echo  HTTP/1.1\r\nHost: a\r\nBad Header: 1\r\n\r\n",
                "GET /v1/regions/echo HTTP/1.1\r\n\r\n",
                "GET /v1/regions/echo HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void refusesWhatIsNotQuiteHttp(String request) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send(request.replace("Host: a\r\n\r\n", "Host: a\r\nConnection: close\r\n\r\n"))
                    .readUntil("traceId");
            assertThat(answer).matches("(?s)HTTP/1.[01] (400|405|505) .*application/problem\\+json.*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/regions/../projects",
                "/v1/./regions",
                "//v1/regions",
                "/v1//regions",
                "/v1/regions//84",
                "/v1/regions/%2e%2e/projects",
                "/v1/regions/%2E/a",
                "/v1/%2fregions",
                "/v1/regions%2f84",
                "/v1/regions/%252e%252e",
                "/v1/regions;x=1",
                "/v1/regions/%3bx",
                "/v1/regions\\84",
                "/v1/regions/%5c84",
                "/v1/regions/%00",
                "/v1/regions/%0d%0a",
                "/v1/regions/%zz",
                "/v1/regions/%4",
                "/v1/regions#a",
                "/v1/regions/é",
                "/v1/regions/..",
                "/v1/regions/%c0%ae%c0%ae/projects",
                "/v1/regions/%c0%af84",
                "/v1/regions/%e0%80%af84",
                "/v1/regions/%ff",
                "/v1/regions/%u002e%u002e",
                "/v1/..%2f..%2fq/metrics",
                "/%71/metrics/..",
                "/v1/;/regions",
                "/;x=/v1/regions",
                "/v1/regions?q=%00",
                "/v1/regions?q=%zz",
                "/..;/v1/regions",
                "http://127.0.0.1:8081/v1/regions",
                "https://evil.example/",
                "v1/regions",
                "*",
                "evil.example:443",
                "/v1/regions?a=é"
            })
    void refusesAnAddressThatIsNotInItsPlainForm(String target) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 400").contains("MALFORMED_REQUEST");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get", "DEBUG", "TRACK"})
    void doesNotKnowOtherMethods(String method) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send(method + " /v1/regions HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 405").contains("METHOD_NOT_ALLOWED");
        }
    }

    @Test
    void refusesALargeBodyBeforeItIsSent() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send(
                            "POST /v1/projects HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2097153\r\n\r\n")
                    .readUntil("traceId");
            assertThat(answer).startsWith("HTTP/1.1 413").contains("connection: close");
        }
    }

    @Test
    void refusesALargeBodyInPiecesOnceItIsTooLarge() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            raw.send("POST /v1/regions/sink HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            String piece = "10000\r\n" + "x".repeat(65_536) + "\r\n";
            for (int i = 0; i < 40; i++) {
                raw.send(piece);
            }
            assertThat(raw.send("0\r\n\r\n").readToEnd())
                    .startsWith("HTTP/1.1 413")
                    .contains("BODY_TOO_LARGE");
        }
    }

    @Test
    void admitsMoreForImportsButNotEverything() {
        assertThat(client.send("POST", "/v1/regions/sink", bytes(2_097_152)).body())
                .isEqualTo("2097152");
        assertThat(client.send("POST", "/v1/regions/sink", pieces(2_000_000)).body())
                .isEqualTo("2000000");
        HttpResponse<String> imported = client.send("POST", "/v1/projects/imports", bytes(16_777_217));
        assertThat(imported.statusCode()).isEqualTo(413);
        HttpResponse<String> large = client.send("POST", "/v1/regions/imports", bytes(16_000_000));
        assertThat(large.statusCode()).isEqualTo(200);
    }

    @Test
    void invitesAClientThatAsksBeforeSending() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            raw.send(
                    "POST /v1/regions/sink HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\nConnection: close\r\n\r\n");
            assertThat(raw.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(raw.send("hello").readToEnd()).startsWith("HTTP/1.1 200").endsWith("5");
        }
    }

    @Test
    void refusesLongLinesAndLargeHeads() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            assertThat(raw.send("GET /v1/regions/" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                            .readToEnd())
                    .matches("(?s)HTTP/1.[01] 414 .*")
                    .contains("REQUEST_TARGET_TOO_LONG");
        }
        try (RawClient raw = new RawClient(server.port())) {
            assertThat(raw.send("GET /v1/regions HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + "a".repeat(100_000)
                                    + "\r\n\r\n")
                            .readToEnd())
                    .matches("(?s)HTTP/1.[01] 431 .*")
                    .contains("REQUEST_HEAD_TOO_LARGE");
        }
    }

    @Test
    void bearsManySmallHeadersUpToTheirTotal() throws IOException {
        for (int headers : new int[] {2_000, 6_000}) {
            try (RawClient raw = new RawClient(server.port())) {
                String answer = raw.send("GET /v1/regions/echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                + "a:b\r\n".repeat(headers) + "\r\n")
                        .readToEnd();
                assertThat(answer).containsPattern("^HTTP/1.[01] " + (headers == 2_000 ? 200 : 431));
            }
        }
    }

    @Test
    void endsConnectionsWhoseHeadDrips() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            long begin = System.nanoTime();
            String answer = raw.send("GET /v1/regions HTTP/1.1\r\nHost: a\r\n").readToEnd();
            assertThat(answer).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void endsRequestsWhoseBodyStops() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            raw.send("POST /v1/regions/sink HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
            assertThat(raw.readUntil("traceId")).matches("(?s)HTTP/1.1 408 .*");
        }
    }

    @Test
    void answersSeveralRequestsOfOneConnectionInOrder() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send("GET /v1/regions/one HTTP/1.1\r\nHost: a\r\n\r\n"
                            + "POST /v1/regions/two HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                            + "GET /v1/regions/three HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(4);
            assertThat(answer).containsSubsequence("/v1/regions/one", "/v1/regions/two", "/v1/regions/three");
        }
    }

    private static java.net.http.HttpRequest.BodyPublisher bytes(int length) {
        return BodyPublishers.ofByteArray(new byte[length]);
    }

    private static java.net.http.HttpRequest.BodyPublisher pieces(int length) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    }
}
