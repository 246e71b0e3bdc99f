package fr.territoiresindustrie.gateway.access;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(Peers.class)
class AccessIT {

    private static final String PATH = "/v1/applications/echo";

    @Inject
    Client client;

    @Inject
    RealmKeys keys;

    @BeforeEach
    void publishTheKeys() {
        Realm.publishTo(keys, Realm.RSA, Realm.EC, Realm.ENCRYPTION);
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
}
