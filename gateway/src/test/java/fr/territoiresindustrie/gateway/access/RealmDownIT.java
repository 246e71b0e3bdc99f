package fr.territoiresindustrie.gateway.access;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ten minutes without the realm, on a clock that the test moves: longer than anything is remembered. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class RealmDownIT {

    private static final String PATH = "/v1/applications/echo";

    @Inject
    Client client;

    @Inject
    RealmKeys keys;

    @Inject
    MovableClock clock;

    @BeforeEach
    void publishTheKeys() {
        Realm.publishTo(keys, Realm.RSA, Realm.EC);
    }

    @AfterEach
    void goBackToThePresent() {
        clock.backToThePresent();
    }

    @Test
    void refusesNoValidTokenForTenMinutesAndStillRefusesTheOthers() {
        String old = Realm.sign(Realm.RSA, "RS256", endingIn(Duration.ofMinutes(20)));
        String ending = Realm.sign(Realm.RSA, "RS256", endingIn(Duration.ofSeconds(270)));
        Realm.goDown();
        for (int minute = 1; minute <= 10; minute++) {
            clock.advance(Duration.ofMinutes(1));
            Future<Void> asked = keys.refresh();
            await().atMost(Duration.ofSeconds(5)).until(asked::isComplete);
            assertThat(asked.failed()).isTrue();
            assertThat(status(old)).isEqualTo(200);
            assertThat(status(Realm.sign(Realm.EC, "ES256", endingIn(Duration.ofMinutes(20)))))
                    .isEqualTo(200);
            assertThat(status(ending)).isEqualTo(minute < 5 ? 200 : 401);
            assertThat(status(Realm.sign(Realm.FOREIGN, "RS256", endingIn(Duration.ofMinutes(20)))))
                    .isEqualTo(401);
        }
        // A key that nobody could have fetched: neither admitted nor refused.
        HttpResponse<String> unknown =
                client.as(Realm.sign(Realm.NEXT, "RS256", endingIn(Duration.ofMinutes(20))), PATH);
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.headers().firstValue("retry-after")).isPresent();

        Realm.publish(Realm.EC, Realm.NEXT);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> status(Realm.sign(Realm.NEXT, "RS256", endingIn(Duration.ofMinutes(20)))) == 200);
    }

    private int status(String token) {
        return client.as(token, PATH).statusCode();
    }

    private static JwtClaimsBuilder endingIn(Duration life) {
        return Realm.claims().expiresAt(Instant.now().plus(life));
    }
}
