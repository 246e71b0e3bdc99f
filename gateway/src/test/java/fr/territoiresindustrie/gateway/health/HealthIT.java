package fr.territoiresindustrie.gateway.health;

import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(Peers.class)
class HealthIT {

    @Inject
    Client client;

    @Test
    void tellsWhichPartAnswersAndNothingOfItsInside() {
        HttpResponse<String> answer = client.get("/health");
        JsonObject health = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(health.getString("status")).isEqualTo("DEGRADED");
        assertThat(health.getJsonArray("parts").stream().map(Object::toString))
                .contains(
                        "{\"name\":\"territories\",\"status\":\"UP\"}",
                        "{\"name\":\"projects\",\"status\":\"DOWN\"}",
                        "{\"name\":\"funding\",\"status\":\"UP\"}");
        assertThat(answer.body()).doesNotContain("127.0.0.1").doesNotContain("service");
    }
}
