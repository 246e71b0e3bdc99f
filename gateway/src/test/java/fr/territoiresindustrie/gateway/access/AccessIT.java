package fr.territoiresindustrie.gateway.access;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import fr.territoiresindustrie.gateway.routing.PublicServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(Peers.class)
class AccessIT {

    private static final String PATH = "/v1/applications/echo";

    @Inject
    PublicServer server;

    Client client;

    @BeforeEach
    void publishTheKeys() {
        client = new Client(server.port());
        Realm.publish(Realm.RSA, Realm.EC, Realm.ENCRYPTION);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> client.as(Realm.token(), PATH).statusCode() == 200);
    }

    @Test
    void admitsTheThreeAlgorithmsAndRelaysTheToken() {
        for (String token : List.of(
                Realm.token(),
                Realm.sign(Realm.RSA, "PS256", Realm.claims()),
                Realm.sign(Realm.EC, "ES256", Realm.claims()))) {
            HttpResponse<String> answer = client.as(token, PATH);
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonObject headers = new JsonObject(answer.body()).getJsonObject("headers");
            assertThat(headers.getString("authorization")).isEqualTo("Bearer " + token);
        }
    }

    @Test
    void letsPublicRequestsPass() {
        assertThat(client.get(PATH).statusCode()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return forgeries().entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(forgery.getKey(), () -> {
                    HttpResponse<String> answer = client.as(forgery.getValue(), PATH);
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(answer.headers().firstValue("www-authenticate").orElse(""))
                            .startsWith("Bearer");
                    assertThat(Client.problem(answer).getString("code")).isEqualTo("UNAUTHENTICATED");
                    assertThat(answer.body())
                            .doesNotContain(forgery.getValue()
                                    .substring(
                                            0, Math.min(20, forgery.getValue().length())));
                }));
    }

    private static Map<String, String> forgeries() {
        String good = Realm.token();
        String[] parts = good.split("\\.");
        String payload = parts[1];
        Instant now = Instant.now();
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("no signature algorithm", unsigned("{\"alg\":\"none\",\"kid\":\"rsa-1\"}", payload));
        forged.put("no signature algorithm, in odd letters", unsigned("{\"alg\":\"nOnE\",\"kid\":\"rsa-1\"}", payload));
        forged.put(
                "HS256 with the public key as bytes",
                hmac(payload, Realm.RSA.getRsaPublicKey().getEncoded()));
        forged.put("HS256 with the public key as text", hmac(payload, pem()));
        forged.put("HS256 with an empty secret", hmac(payload, new byte[] {0}));
        forged.put("RS512", Realm.sign(Realm.RSA, "RS512", Realm.claims()));
        forged.put("a foreign key under the id of ours", Realm.sign(Realm.FOREIGN, "RS256", Realm.claims()));
        forged.put("a key for encryption", Realm.sign(Realm.ENCRYPTION, "RS256", Realm.claims()));
        forged.put("an unknown key", Realm.sign(Realm.NEXT, "RS256", Realm.claims()));
        forged.put(
                "a key in the header",
                withHeader("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"jwk\":" + Realm.FOREIGN.toJson() + "}", good));
        forged.put(
                "an address of keys in the header",
                withHeader("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"jku\":\"http://127.0.0.1:1/keys\"}", good));
        forged.put("a path as key id", withHeader("{\"alg\":\"RS256\",\"kid\":\"../../../../dev/null\"}", good));
        forged.put(
                "a critical header nobody knows",
                withHeader("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"crit\":[\"x\"],\"x\":1}", good));
        forged.put("no key id", withHeader("{\"alg\":\"RS256\"}", good));
        forged.put("an elliptic algorithm with an RSA key", withHeader("{\"alg\":\"ES256\",\"kid\":\"rsa-1\"}", good));
        forged.put(
                "another issuer", Realm.sign(Realm.RSA, "RS256", Realm.claims().issuer("https://evil.example")));
        forged.put(
                "the issuer with a slash more",
                Realm.sign(
                        Realm.RSA,
                        "RS256",
                        Realm.claims().issuer("https://identity.test/realms/territoires-industrie/")));
        forged.put(
                "another audience",
                Realm.sign(Realm.RSA, "RS256", Realm.claims().audience("account")));
        forged.put("no audience", Realm.sign(Realm.RSA, "RS256", without("aud")));
        forged.put("no issuer", Realm.sign(Realm.RSA, "RS256", without("iss")));
        forged.put("no end", Realm.sign(Realm.RSA, "RS256", without("exp")));
        forged.put("no type", Realm.sign(Realm.RSA, "RS256", without("typ")));
        forged.put(
                "an identity token",
                Realm.sign(Realm.RSA, "RS256", Realm.claims().claim("typ", "ID")));
        forged.put(
                "a refresh token", Realm.sign(Realm.RSA, "RS256", Realm.claims().claim("typ", "Refresh")));
        forged.put(
                "an offline token",
                Realm.sign(Realm.RSA, "RS256", Realm.claims().claim("typ", "Offline")));
        forged.put(
                "an expired one", Realm.sign(Realm.RSA, "RS256", Realm.claims().expiresAt(now.minusSeconds(2))));
        forged.put(
                "one not yet valid",
                Realm.sign(
                        Realm.RSA,
                        "RS256",
                        Realm.claims().claim("nbf", now.plusSeconds(60).getEpochSecond())));
        forged.put("an end that is text", Realm.sign(Realm.RSA, "RS256", replaced("exp", "never")));
        forged.put("a changed payload", parts[0] + "." + base64(replaced("sub", "someone-else")) + "." + parts[2]);
        forged.put(
                "a changed signature",
                parts[0] + "." + parts[1] + "." + (parts[2].charAt(0) == 'A' ? "B" : "A") + parts[2].substring(1));
        forged.put("no signature", parts[0] + "." + parts[1] + ".");
        forged.put("two parts", parts[0] + "." + parts[1]);
        forged.put("five parts", good + ".a.b");
        forged.put("cut short", good.substring(0, good.length() - 20));
        forged.put("not JSON", base64("not json") + "." + payload + "." + parts[2]);
        forged.put("not a token", "hello");
        forged.put("two tokens", good + " " + good);
        forged.put("two tokens with a comma", good + ", " + good);
        return forged;
    }

    @Test
    void refusesWhatIsNotABearerTokenOrIsThereTwice() throws IOException {
        assertThat(client.get(PATH, "Authorization", "Basic YTpi").statusCode()).isEqualTo(401);
        assertThat(client.get(PATH, "Authorization", Realm.token()).statusCode())
                .isEqualTo(401);
        try (RawClient raw = new RawClient(server.port())) {
            String line = "Authorization: Bearer " + Realm.token() + "\r\n";
            String answer = raw.send(
                            "GET " + PATH + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + line + line + "\r\n")
                    .readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void refusesATokenItRemembersOnceItHasExpired() {
        Instant end = Instant.now().plusSeconds(2);
        String token = Realm.sign(Realm.RSA, "RS256", Realm.claims().expiresAt(end));
        assertThat(client.as(token, PATH).statusCode()).isEqualTo(200);
        assertThat(client.as(token, PATH).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5)).until(() -> Instant.now().isAfter(end.plusMillis(50)));
        assertThat(client.as(token, PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void learnsANewKeyWithoutAWrongRefusal() {
        Realm.publish(Realm.RSA, Realm.EC, Realm.NEXT);
        String token = Realm.sign(Realm.NEXT, "RS256", Realm.claims());
        assertThat(client.as(token, PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void forgetsTheTokensOfAKeyThatWasWithdrawn() {
        String token = Realm.token();
        assertThat(client.as(token, PATH).statusCode()).isEqualTo(200);
        Realm.publish(Realm.EC);
        client.as(Realm.sign(Realm.NEXT, "RS256", Realm.claims()), PATH);
        assertThat(client.as(token, PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void fetchesTheKeysSeldomHoweverManyAsk() {
        int before = Realm.fetches();
        long begin = System.nanoTime();
        List<Integer> statuses = IntStream.range(0, 60)
                .parallel()
                .mapToObj(i -> client.as(Realm.sign(Realm.NEXT, "RS256", Realm.claims()), PATH)
                        .statusCode())
                .toList();
        long most = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 200 + 2;
        assertThat(statuses).containsOnly(401);
        assertThat((long) Realm.fetches() - before).isLessThanOrEqualTo(most);
    }

    @Test
    void goesOnWithTheKeysItHasWhileTheRealmIsDown() {
        Realm.goDown();
        for (int i = 0; i < 5; i++) {
            assertThat(client.as(Realm.token(), PATH).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> unknown = client.as(Realm.sign(Realm.NEXT, "RS256", Realm.claims()), PATH);
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(Client.problem(unknown).getString("part")).isEqualTo("identity");
        assertThat(client.as(Realm.sign(Realm.FOREIGN, "RS256", Realm.claims()), PATH)
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.as(Realm.token(), PATH).statusCode()).isEqualTo(200);
    }

    private static String without(String claim) {
        JsonObject claims = new JsonObject(Realm.payload(Realm.claims()));
        claims.remove(claim);
        return claims.encode();
    }

    private static String replaced(String claim, String value) {
        return new JsonObject(Realm.payload(Realm.claims())).put(claim, value).encode();
    }

    private static String unsigned(String header, String payload) {
        return base64(header) + "." + payload + ".";
    }

    private static String withHeader(String header, String good) {
        String[] parts = good.split("\\.");
        return base64(header) + "." + parts[1] + "." + parts[2];
    }

    private static String hmac(String payload, byte[] secret) {
        try {
            String signed = base64("{\"alg\":\"HS256\",\"kid\":\"rsa-1\"}") + "." + payload;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem() {
        String body = Base64.getMimeEncoder()
                .encodeToString(Realm.RSA.getRsaPublicKey().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
