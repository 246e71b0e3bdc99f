package fr.territoiresindustrie.gateway.access;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import fr.territoiresindustrie.gateway.routing.PublicServer;
import fr.territoiresindustrie.kittest.forgery.Forgeries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What imitates a token is refused here, with a problem that repeats nothing of it, and no service hears of it: the service counts. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class ForgedTokensIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Forgeries FORGERIES = new Forgeries(
            Realm.RSA.getRsaPrivateKey(),
            Realm.RSA.getRsaPublicKey(),
            Realm.RSA.getKeyId(),
            Realm.payload(Realm.claims()));

    @Inject
    PublicServer server;

    @Inject
    Client client;

    @Inject
    RealmKeys keys;

    @BeforeEach
    void publishTheKeys() {
        Realm.publishTo(keys, Realm.RSA, Realm.EC, Realm.ENCRYPTION);
    }

    @TestFactory
    Stream<DynamicTest> refusesEach() {
        Map<String, String> lines = new LinkedHashMap<>();
        FORGERIES.all().forEach((name, token) -> lines.put(name, "Authorization: Bearer " + token));
        lines.putAll(ofThisRealm());
        lines.putAll(ofTheHeader());
        assertThat(lines).hasSizeGreaterThan(130);
        return lines.entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(forgery.getKey(), () -> {
                    String path = "/v1/applications/forged-" + NUMBER.incrementAndGet();
                    assertThat(send(path, forgery.getValue())).satisfies(ForgedTokensIT::isRefusal);
                    assertThat(seen(path)).isEqualTo("0");
                }));
    }

    /** Keys that the realm publishes, for what they are not there for. */
    private static Map<String, String> ofThisRealm() {
        String good = FORGERIES.good();
        String payload = good.split("\\.")[1];
        String elliptic = Realm.sign(Realm.EC, "ES256", Realm.claims());
        String header = elliptic.substring(0, elliptic.indexOf('.'));
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("a key for encryption", Realm.sign(Realm.ENCRYPTION, "RS256", Realm.claims()));
        tokens.put("a key that is not published", Realm.sign(Realm.NEXT, "RS256", Realm.claims()));
        tokens.put(
                "an elliptic signature of zeros, with an elliptic key", header + "." + payload + "." + "A".repeat(86));
        tokens.put("an elliptic signature in the other encoding", header + "." + payload + ".MEQCIA" + "A".repeat(88));
        tokens.put("an elliptic header over the RSA signature", header + good.substring(good.indexOf('.')));
        tokens.put(
                "an elliptic signature under an RSA header",
                good.substring(0, good.lastIndexOf('.')) + elliptic.substring(elliptic.lastIndexOf('.')));
        tokens.replaceAll((name, token) -> "Authorization: Bearer " + token);
        return tokens;
    }

    /** A good token would not help where the header is not what it must be. */
    private static Map<String, String> ofTheHeader() {
        String good = FORGERIES.good();
        String bad = good.substring(0, good.length() - 20);
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("two headers", "Authorization: Bearer " + good + "\r\nAuthorization: Bearer " + good);
        lines.put("a good one, then a bad one", "Authorization: Bearer " + good + "\r\nauthorization: Bearer " + bad);
        lines.put("a bad one, then a good one", "Authorization: Bearer " + bad + "\r\nAUTHORIZATION: Bearer " + good);
        lines.put("no scheme", "Authorization: " + good);
        lines.put("no token", "Authorization: Bearer");
        lines.put("an empty header", "Authorization:");
        lines.put("another scheme", "Authorization: Token " + good);
        lines.put("the scheme of bound tokens", "Authorization: DPoP " + good);
        lines.put("a password", "Authorization: Basic YWRlbWU6YWRlbWU=");
        lines.put("two spaces", "Authorization: Bearer  " + good);
        lines.put("a tab after the scheme", "Authorization: Bearer\t" + good);
        lines.put("a colon after the scheme", "Authorization: Bearer: " + good);
        lines.put("the scheme in small letters with a bad token", "Authorization: bearer " + bad);
        lines.put("said to be of this connection only", "Connection: authorization\r\nAuthorization: Bearer " + bad);
        return lines;
    }

    @Test
    void refusesATokenInTheAddress() throws IOException {
        String path = "/v1/applications/in-the-address";
        for (String query : new String[] {"?access_token=", "?a=b&access_token=", "?access_token=x&access_token="}) {
            assertThat(send(path + query + FORGERIES.good(), "Accept: */*")).satisfies(ForgedTokensIT::isRefusal);
        }
        assertThat(send(path + "?access_token=" + FORGERIES.good(), "Authorization: Bearer " + FORGERIES.good()))
                .satisfies(ForgedTokensIT::isRefusal);
        assertThat(seen(path)).isEqualTo("0");
        assertThat(send(path + "?my_access_token=1&q=access_token", "Accept: */*"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void refusesAVeryLongOneBeforeReadingIt() throws IOException {
        String path = "/v1/applications/very-long";
        String good = FORGERIES.good();
        assertThat(send(path, "Authorization: Bearer " + good + "A".repeat(100_000)))
                .contains(" 431 ")
                .contains("REQUEST_HEAD_TOO_LARGE");
        assertThat(send(path, "Authorization: Bearer " + good + "A".repeat(14_000)))
                .satisfies(ForgedTokensIT::isRefusal);
        assertThat(seen(path)).isEqualTo("0");
    }

    @Test
    void admitsTheTokenTheyImitateUnderEitherSpellingOfTheScheme() throws IOException {
        for (String scheme : new String[] {"Bearer", "bearer", "BEARER"}) {
            assertThat(send("/v1/applications/echo", "Authorization: " + scheme + " " + FORGERIES.good()))
                    .startsWith("HTTP/1.1 200")
                    .contains(FORGERIES.good());
        }
    }

    private static void isRefusal(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 401").contains("\r\nwww-authenticate: Bearer");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(new JsonObject(body).getString("code")).isEqualTo("UNAUTHENTICATED");
        assertThat(new JsonObject(body).getString("traceId")).matches("[0-9a-f]{32}");
        assertThat(answer).doesNotContain(FORGERIES.good().substring(0, 20));
    }

    private String seen(String path) {
        return client.get("/v1/applications/seen?path=" + path).body();
    }

    private String send(String target, String header) throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            String head = "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + header + "\r\n\r\n";
            return raw.send(head.getBytes(StandardCharsets.UTF_8)).readToEnd();
        }
    }
}
