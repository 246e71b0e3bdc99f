package fr.territoiresindustrie.gateway.access;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The realm changes its key while callers go on: those with old tokens and those with new ones. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class KeyRotationIT {

    private static final String PATH = "/v1/applications/echo";

    @Inject
    Client client;

    @Inject
    RealmKeys keys;

    @BeforeEach
    void publishTheOldKey() {
        Realm.publishTo(keys, Realm.RSA, Realm.EC);
    }

    @AfterEach
    void answerAtOnce() {
        Realm.delay(Duration.ZERO);
    }

    @Test
    void admitsOldAndNewTokensAtEveryMoment() throws Exception {
        String old = Realm.token();
        AtomicBoolean rotated = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> callers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        List<Integer> statuses = new ArrayList<>();
                        while (!done.get()) {
                            statuses.add(status(old));
                            statuses.add(status(rotated.get() ? signedBy(Realm.NEXT) : signedBy(Realm.RSA)));
                        }
                        return statuses;
                    }))
                    .toList();
            try {
                Realm.publish(Realm.RSA, Realm.EC, Realm.NEXT);
                rotated.set(true);
                assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> status(signedBy(Realm.NEXT))))
                        .containsOnly(200);
            } finally {
                done.set(true);
            }
            for (Future<List<Integer>> caller : callers) {
                assertThat(caller.get()).isNotEmpty().containsOnly(200);
            }
        }
    }

    /** The answer on its way was written before the new key existed: it must not decide about a token signed after that. */
    @Test
    void asksAgainWhenTheAnswerOnItsWayIsOlderThanTheKey() throws Exception {
        Realm.delay(Duration.ofMillis(600));
        int before = Realm.fetches();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> unknown = threads.submit(() -> status(Realm.sign(Realm.NEXT, "RS256", Realm.claims())));
            await().atMost(Duration.ofSeconds(3)).until(() -> Realm.fetches() > before);
            Realm.publish(Realm.RSA, Realm.EC, Realm.NEXT);
            assertThat(status(signedBy(Realm.NEXT))).isEqualTo(200);
            assertThat(unknown.get()).isIn(200, 401);
        }
        assertThat(Realm.fetches() - before).isBetween(2, 3);
    }

    private int status(String token) {
        return client.as(token, PATH).statusCode();
    }

    private static String signedBy(JsonWebKey key) {
        return Realm.sign(key, "RS256", Realm.claims());
    }
}
