package fr.territoiresindustrie.gateway.access;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A gateway that starts before its realm, which then comes and goes. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
@TestProfile(ReadinessIT.StartedAlone.class)
class ReadinessIT {

    /** A gateway of its own, and peers of its own: no other test has published keys there. */
    public static final class StartedAlone implements QuarkusTestProfile {}

    @Inject
    Client client;

    @Inject
    RealmKeys keys;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void isReadyOnceTheKeysWereLoadedAndFromThenOn() throws Exception {
        assertThat(readiness()).isEqualTo(503);
        assertThat(client.get("/health").body()).contains("{\"name\":\"identity\",\"status\":\"DOWN\"}");

        Realm.publish(Realm.RSA);
        await().atMost(Duration.ofSeconds(20)).until(() -> readiness() == 200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> client.get("/health").body().contains("{\"name\":\"identity\",\"status\":\"UP\"}"));

        Realm.goDown();
        Future<Void> asked = keys.refresh();
        await().atMost(Duration.ofSeconds(10)).until(asked::isComplete);
        assertThat(asked.failed()).isTrue();
        assertThat(readiness()).isEqualTo(200);
    }

    private int readiness() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(management.resolve("/q/health/ready"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
