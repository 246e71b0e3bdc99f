package fr.territoiresindustrie.gateway.edge;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import fr.territoiresindustrie.gateway.routing.PublicServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A request hidden in another one's body: whatever the spelling, the service sees it never, and no second answer is given. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class SmugglingIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    PublicServer server;

    @Inject
    Client client;

    /** CL.TE, TE.CL and TE.TE: two readers that disagree need two ways to read the head. There is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                "Content-Length: 4\r\nTransfer-Encoding: Chunked",
                "Content-Length: 4\r\nTRANSFER-ENCODING: CHUNKED",
                "Content-Length: 4\r\nTransfer-Encoding: xchunked",
                "Content-Length: 4\r\nTransfer-Encoding: chunked, chunked",
                "Content-Length: 4\r\nTransfer-Encoding: chunked;q=1",
                "Content-Length: 4\r\nTransfer-Encoding: \"chunked\"",
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x",
                "Content-Length: 4\r\nTransfer-Encoding: x\r\nTransfer-Encoding: chunked",
                "Content-Length: 4\r\nTransfer-Encoding: identity, chunked",
                "Content-Length: 4\r\nTransfer-Encoding:\tchunked",
                "Content-Length: 4\r\nTransfer-Encoding:\u000cchunked",
                "Content-Length: 4\r\nTransfer-Encoding\t: chunked",
                "Content-Length: 4\r\nTransfer-Encoding: \r\n chunked",
                "Content-Length: 4\r\n Transfer-Encoding: chunked",
                "Content-Length: 4\r\nX: y\nTransfer-Encoding: chunked",
                "Content-Length: 4\r\nX: y\rTransfer-Encoding: chunked",
                "Content-Length: 4\r\nTransfer-Encoding: chunked\u0000",
                "Content-Length: 4\r\n\u0000Transfer-Encoding: chunked",
                "Content-Length: 4\r\nTransfer\u00adEncoding: chunked",
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: 4\r\ncontent-length: 0",
                "Content-Length: 4,5",
                "Content-Length: 4\r\n Content-Length: 50",
                "Content-Length: 4\r\n\t5",
                "Content-Length: 4 5",
                "Content-Length: 04x",
                "Content-Length: 1e1",
                "Content-Length: \u0664",
                "Content-Length: 4\u0000",
                "Transfer-Encoding: ,chunked",
                "Transfer-Encoding: chunked,",
                "Transfer-Encoding: ",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"
            })
    void refusesAHeadThatTwoReadersCouldEndInTwoPlaces(String headers) throws IOException {
        String path = "/v1/regions/hidden-" + NUMBER.incrementAndGet();
        try (RawClient raw = new RawClient(server.port())) {
            String hidden = hidden(path);
            String answer = raw.send("POST /v1/regions/outer HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n"
                            + Integer.toHexString(hidden.length()) + "\r\n" + hidden + "\r\n0\r\n\r\n" + hidden)
                    .readToEnd();
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .containsOnlyOnce("HTTP/1.1")
                    .contains("MALFORMED_REQUEST")
                    .contains("connection: close");
        }
        assertThat(seen(path)).isEqualTo("0");
    }

    /** Pieces whose length cannot be read in the one way: nothing after them is read at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1\r\n",
                "+5\r\nhello\r\n",
                "0x5\r\nhello\r\n",
                "g\r\n",
                "\r\n",
                ";x\r\n",
                "ffffffffffffffff\r\n",
                "fffffffff\r\n",
                "5\nhello\r\n",
                "5\rhello\r\n",
                "5\r\nhello",
                "5\r\nhello!\r\n",
                "5\r\nhello\n",
                "5;a=b\nx\r\nhello\r\n",
                "5;\n\r\nhello\r\n",
                "\u0665\r\nhello\r\n"
            })
    void readsNothingBehindAPieceThatIsNotOne(String piece) throws IOException {
        String path = "/v1/regions/behind-" + NUMBER.incrementAndGet();
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send("POST " + path + "-outer HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + piece + "0\r\n\r\n" + hidden(path) + hidden(path))
                    .readToEnd();
            assertThat(answer).doesNotContain(" 200 ").doesNotContain(path + "\"");
        }
        assertThat(seen(path)).isEqualTo("0");
        assertThat(seen(path + "-outer")).isEqualTo("0");
    }

    /** Extensions of pieces and trailers are read over and go no further: the service gets a plain body of known length. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\r\nhello\r\n0\r\n\r\n",
                "5;a=b\r\nhello\r\n0;c\r\n\r\n",
                "005\r\nhello\r\n000\r\n\r\n",
                "2\r\nhe\r\n3\r\nllo\r\n0\r\nContent-Length: 50\r\nTransfer-Encoding: chunked\r\nX-User: root\r\n\r\n"
            })
    void passesOnWhatABodySaysAndNotHowItWasCut(String body) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String answer = raw.send(
                            "POST /v1/regions/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body)
                    .send("GET /v1/regions/next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .readToEnd();
            assertThat(answer)
                    .contains("\"body\":\"hello\"")
                    .contains("\"content-length\":\"5\"")
                    .contains("/v1/regions/next")
                    .doesNotContain("transfer-encoding\":")
                    .doesNotContainIgnoringCase("x-user");
        }
    }

    private static String hidden(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\nX-Ignored: " + "a".repeat(20) + "\r\n\r\n";
    }

    private String seen(String path) {
        return client.get("/v1/regions/seen?path=" + path).body();
    }
}
