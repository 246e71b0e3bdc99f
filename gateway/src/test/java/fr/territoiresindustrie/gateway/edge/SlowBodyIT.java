package fr.territoiresindustrie.gateway.edge;

import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.peer.RawClient;
import fr.territoiresindustrie.gateway.routing.PublicServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(Peers.class)
@TestProfile(SlowBodyIT.ShortDeadline.class)
class SlowBodyIT {

    public static final class ShortDeadline implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.edge.body-deadline", "2S");
        }
    }

    @Inject
    PublicServer server;

    @Test
    void endsRequestsWhoseBodyDripsWithoutEverStopping() throws IOException {
        try (RawClient raw = new RawClient(server.port())) {
            raw.send("POST /v1/regions/sink HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n");
            await().atMost(Duration.ofSeconds(6))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        raw.send("x");
                        return raw.in().available() > 0;
                    });
            assertThat(raw.readUntil("traceId")).startsWith("HTTP/1.1 408").contains("BODY_TIMEOUT");
        }
    }
}
