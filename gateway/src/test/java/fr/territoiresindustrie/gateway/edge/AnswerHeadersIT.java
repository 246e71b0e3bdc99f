package fr.territoiresindustrie.gateway.edge;

import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import fr.territoiresindustrie.gateway.routing.PublicServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the answer, it tells browsers what not to do, and nobody what the gateway is made of. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class AnswerHeadersIT {

    @Inject
    PublicServer server;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | GET /v1/regions/talkative HTTP/1.1~Host: a
            200 | HEAD /v1/regions/echo HTTP/1.1~Host: a
            200 | GET /v1/regions/echo HTTP/1.0
            200 | GET /health HTTP/1.1~Host: a
            200 | GET /openapi.json HTTP/1.1~Host: a
            200 | GET /docs/ HTTP/1.1~Host: a
            200 | GET /docs/guide HTTP/1.1~Host: a
            200 | GET /docs/guide.fr HTTP/1.1~Host: a
            302 | GET / HTTP/1.1~Host: a
            201 | POST /v1/regions/created HTTP/1.1~Host: a
            204 | GET /v1/regions/nothing HTTP/1.1~Host: a
            204 | OPTIONS /v1/regions HTTP/1.1~Host: a~Origin: https://front.example~Access-Control-Request-Method: GET
            304 | GET /v1/regions/unchanged HTTP/1.1~Host: a
            400 | GET /v1/%2e%2e/regions HTTP/1.1~Host: a
            400 | GET /v1/regions HTTP/1.1
            400 | GET /v1/regions HTTP/1.1~Host: a~Bad Header: x
            400 | NONSENSE
            401 | GET /v1/regions HTTP/1.1~Host: a~Authorization: Bearer x
            403 | OPTIONS /v1/regions HTTP/1.1~Host: a~Origin: null~Access-Control-Request-Method: GET
            404 | GET /q/metrics HTTP/1.1~Host: a
            404 | GET /v1/internal HTTP/1.1~Host: a
            405 | TRACE /v1/regions HTTP/1.1~Host: a
            405 | CONNECT /v1/regions HTTP/1.1~Host: a
            405 | POST /health HTTP/1.1~Host: a~Content-Length: 0
            408 | POST /v1/regions/sink HTTP/1.1~Host: a~Content-Length: 9
            413 | POST /v1/regions/sink HTTP/1.1~Host: a~Content-Length: 99999999
            503 | GET /v1/projects HTTP/1.1~Host: a
            503 | GET /v1/regions/half HTTP/1.1~Host: a
            """)
    void allCarrySecurityHeadersAndNoBanner(int status, String request) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send(request.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            String head = answer.substring(0, answer.indexOf("\r\n\r\n") + 2).toLowerCase(Locale.ROOT);
            assertThat(head).matches("(?s)http/1.[01] " + status + " .*");
            assertThat(head)
                    .contains("\r\nx-content-type-options: nosniff\r\n")
                    .contains("\r\nreferrer-policy: no-referrer\r\n")
                    .contains("\r\ncontent-security-policy: default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("\r\nserver:")
                    .doesNotContain("\r\nx-powered-by:")
                    .doesNotContain("\r\nvia:");
            if (status >= 400) {
                assertThat(head).contains("application/problem+json").contains("cache-control: no-store");
                assertThat(answer)
                        .doesNotContainIgnoringCase("quarkus")
                        .doesNotContainIgnoringCase("vert.x")
                        .doesNotContainIgnoringCase("netty")
                        .doesNotContainIgnoringCase("exception")
                        .doesNotContain("java");
            }
        }
    }
}
