package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** What arrives, and how it can be told again. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class WebhookDeliveryIT extends DeliveryScene {

    @Test
    void tellsASignedEventSoonAfterItHappened() {
        Receiver receiver = receiver();
        String id = webhook(receiver);
        String secret = ademe.get(id + "/secret").path("secret");
        String project = tell(2);

        await().until(() -> receiver.messages.size() == 2);
        assertThat(receiver.messages).allMatch(message -> message.verifies(secret));
        assertThat(receiver.messages.getFirst().body()).contains(project).doesNotContain("SECRET");
        assertThat(receiver.messages
                        .getFirst()
                        .headers()
                        .firstValue("content-type")
                        .orElseThrow())
                .startsWith("application/cloudevents+json");
        await().until(() -> ademe.get(id + "/deliveries?state=DELIVERED").<Integer>path("totalEstimate") == 2);
        String delivery = ademe.get(id + "/deliveries").path("items[0].id");
        ademe.get(id + "/deliveries/" + delivery)
                .then()
                .body("attempts", equalTo(1))
                .body("lastStatus", equalTo(204))
                .body("attemptLog", hasSize(1))
                .body("attemptLog[0].outcome", equalTo("DELIVERED"));
    }

    @Test
    void losesNothingWhilePausedAndReplaysOnDemand() {
        Receiver receiver = receiver();
        String id = webhook(receiver);
        String before = ademe.request().get("/v1/events?after=latest").path("cursor");
        ademe.run(id, "PAUSE").then().statusCode(200).body("state", equalTo("PAUSED"));
        ademe.run(id, "PAUSE").then().statusCode(409);
        String project = tell(3);
        await().until(() -> ademe.request()
                        .get("/v1/events?types=project.*&after=" + before)
                        .<List<String>>path("items.subject")
                        .size()
                == 3);
        assertThat(receiver.messages).isEmpty();
        ademe.run(id, "RESUME").then().statusCode(200);
        await().until(() -> taken(receiver, project).equals(List.of(1L, 2L, 3L)));

        ademe.keyed()
                .body(Map.of("after", before))
                .post("/v1/webhooks/" + id + "/replays")
                .then()
                .statusCode(200)
                .body("cursor", equalTo(before));
        await().until(() -> taken(receiver, project).equals(List.of(1L, 2L, 3L, 1L, 2L, 3L)));
        assertThat(receiver.messages.stream().map(Receiver.Message::id).distinct())
                .hasSize(3);
    }

    @Test
    void signsWithBothSecretsWhileOneReplacesTheOther() {
        Receiver receiver = receiver();
        String id = webhook(receiver);
        String former = ademe.get(id + "/secret").path("secret");
        ademe.keyed()
                .header("If-Match", ademe.get(id).header("ETag"))
                .body(Map.of("overlapHours", 2))
                .post("/v1/webhooks/" + id + "/secrets")
                .then()
                .statusCode(200);
        String present = ademe.get(id + "/secret").path("secret");
        assertThat(present).isNotEqualTo(former).startsWith("whsec_");
        tell(1);
        await().until(() -> receiver.messages.size() == 1);
        assertThat(receiver.messages.getFirst().verifies(present)).isTrue();
        assertThat(receiver.messages.getFirst().verifies(former)).isTrue();
        // An hour later both still sign, three hours later the present one alone; the library itself admits five
        // minutes of another clock.
        clock.advance(Duration.ofHours(3));
        tell(1);
        await().until(() -> receiver.messages.size() == 2);
        String signatures = receiver.messages
                .get(1)
                .headers()
                .firstValue("webhook-signature")
                .orElseThrow();
        assertThat(signatures.split(" ")).hasSize(1);
    }

    @Test
    void testsAReceiverInAnyState() {
        Receiver receiver = receiver();
        String id = webhook(receiver);
        ademe.run(id, "PAUSE");
        String location = ademe.request()
                .post("/v1/webhooks/" + id + "/tests")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().until(() -> receiver.messages.size() == 1);
        assertThat(receiver.messages.getFirst().body()).contains("webhook.test.v1");
        await().until(() -> "DELIVERED".equals(ademe.request().get(location).path("state")));
    }
}
