package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(Peers.class)
@TestProfile(OverloadIT.FewConnections.class)
class OverloadIT {

    public static final class FewConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.edge.event-loops", "1",
                    "gateway.routing.connections", "4",
                    "gateway.routing.waiting", "8",
                    "gateway.routing.wait-timeout", "0.5S",
                    "gateway.routing.response-timeout", "2S");
        }
    }

    @Inject
    Client client;

    @Test
    void turnsAwayWhatAHangingServiceCannotTakeAndServesTheRest() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            List<Future<HttpResponse<String>>> running = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> client.get("/v1/regions/slow")))
                    .toList();
            // The gateway itself goes on.
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            for (Future<HttpResponse<String>> answer : running) {
                assertThat(answer.get().statusCode()).isEqualTo(503);
                assertThat(answer.get().headers().firstValue("retry-after")).isPresent();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        }
        assertThat(client.get("/v1/regions/echo").statusCode()).isEqualTo(200);
    }
}
