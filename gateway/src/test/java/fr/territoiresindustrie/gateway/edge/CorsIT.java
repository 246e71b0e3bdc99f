package fr.territoiresindustrie.gateway.edge;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import fr.territoiresindustrie.gateway.routing.PublicServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(Peers.class)
class CorsIT {

    @Inject
    PublicServer server;

    @Inject
    Client client;

    @ParameterizedTest
    @ValueSource(strings = {"https://front.example", "http://localhost:5173"})
    void letsPagesOfAdmittedOriginsReadAnswersAndRefusals(String origin) {
        for (String path : new String[] {"/v1/regions/echo", "/v1/nowhere", "/v1/projects", "/openapi.json"}) {
            HttpResponse<String> answer = client.get(path, "Origin", origin);
            assertThat(answer.headers().allValues("access-control-allow-origin"))
                    .containsExactly(origin);
            assertThat(answer.headers()
                            .firstValue("access-control-expose-headers")
                            .orElse(""))
                    .contains("ETag", "Link", "Location", "Idempotency-Replayed", "Retry-After", "RateLimit");
            assertThat(answer.headers().allValues("vary")).contains("origin");
            assertThat(answer.headers().firstValue("access-control-allow-credentials"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://front.example.evil.example",
                "https://evil.example",
                "http://front.example",
                "null",
                "https://front.example:444",
                "http://localhost.evil.example:80",
                "http://localhost:80@evil.example",
                "http://localhost:",
                "http://localhost",
                "http://localhost:123456",
                "https://FRONT.example/",
                "HTTPS://FRONT.EXAMPLE",
                "https://front.example/",
                "https://front.example.",
                "https://evilfront.example",
                "https://sub.front.example",
                "https://front.example@evil.example",
                "https://front.example, https://evil.example",
                "https://evil.example https://front.example",
                "https://front.example%00.evil.example",
                "https://frontXexample",
                "//front.example",
                "front.example",
                "file://",
                "chrome-extension://abcdef",
                "*",
                "https://localhost:5173",
                "http://127.0.0.1:5173",
                "http://localhost:5173/",
                "http://localhost:*",
                "http://localhost:+80",
                "http://localhost:0x50"
            })
    void givesOthersNothing(String origin) throws IOException {
        HttpResponse<String> answer = client.get("/v1/regions/echo", "Origin", origin);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(preflight(origin)).startsWith("HTTP/1.1 403").contains("FORBIDDEN");
    }

    @Test
    void answersThePreflightItself() throws IOException {
        String answer = preflight("http://localhost:5173");
        assertThat(answer)
                .startsWith("HTTP/1.1 204")
                .contains("access-control-allow-origin: http://localhost:5173")
                .contains("access-control-allow-methods: GET, HEAD, POST, PUT, PATCH, DELETE")
                .contains("idempotency-key")
                .contains("access-control-max-age: 600");
    }

    @Test
    void leavesOtherOptionsToTheService() {
        HttpResponse<String> answer = client.send("OPTIONS", "/v1/regions/echo", BodyPublishers.noBody());
        assertThat(answer.body()).contains("\"method\":\"OPTIONS\"");
    }

    private String preflight(String origin) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            return raw.send(
                            "OPTIONS /v1/projects HTTP/1.1\r\nHost: a\r\nConnection: close\r\nOrigin: " + origin
                                    + "\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: idempotency-key\r\n\r\n")
                    .readToEnd();
        }
    }
}
