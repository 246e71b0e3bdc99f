package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** What becomes of events whose receiver fails, and of those behind them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class WebhookFailureIT extends DeliveryScene {

    @Inject
    DataSource database;

    @Test
    void keepsTheOrderOfASubjectWhileItsReceiverStumblesAndLetsOthersPass() {
        Receiver receiver = receiver();
        String stumbling = UUID.randomUUID().toString();
        AtomicInteger refusals = new AtomicInteger();
        receiver.answers(message -> message.body().contains(stumbling) && refusals.getAndIncrement() < 2 ? 500 : 200);
        webhook(receiver);
        for (int sequence = 1; sequence <= 4; sequence++) {
            send(stumbling, sequence);
        }
        String other = tell(4);
        await().until(() -> taken(receiver, other).size() == 4);
        assertThat(taken(receiver, stumbling)).containsOnly(1L);
        clock.advance(Duration.ofSeconds(6));
        await().until(() -> refusals.get() == 2);
        clock.advance(Duration.ofMinutes(6));
        await().until(() -> taken(receiver, stumbling).size() == 6);
        assertThat(taken(receiver, stumbling)).containsExactly(1L, 1L, 1L, 2L, 3L, 4L);
        assertThat(taken(receiver, other)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aDeadAndASlowReceiverHoldUpNobodyElse() {
        Receiver slow = receiver().hangs();
        Receiver dead = receiver();
        Receiver healthy = receiver();
        webhook(slow);
        webhook(dead);
        webhook(healthy);
        dead.close();
        int count = 60;
        for (int i = 0; i < count; i++) {
            tell(1);
        }
        await().atMost(Duration.ofSeconds(8)).until(() -> healthy.messages.size() == count);
        assertThat(slow.messages.size()).isBetween(1, 2);
    }

    /** What one owner may have is more than the places that all have together. */
    @Test
    void asManySlowReceiversAsOneMayHaveHoldUpNobodyElse() {
        Receiver slow = receiver().hangs();
        Receiver healthy = receiver();
        for (int i = 0; i < 19; i++) {
            webhook(slow);
        }
        webhook(healthy);
        int count = 40;
        for (int i = 0; i < count; i++) {
            tell(1);
        }
        await().atMost(Duration.ofSeconds(8)).until(() -> healthy.messages.size() == count);
    }

    @Test
    void givesUpAfterTenAttemptsAndDisablesWhatAnsweredNothingForThreeDays() throws Exception {
        Receiver receiver = receiver()
                .answers(message -> 503)
                .says("SECRET-ANSWER".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String id = webhook(receiver);
        tell(1);
        for (int attempt = 1; attempt < 10; attempt++) {
            int done = attempt;
            await().until(() -> attempts(id) == done && receiver.messages.size() == done);
            clock.advance(Duration.ofHours(27));
        }
        await().until(() -> ademe.state(id).equals("DISABLED"));
        assertThat(receiver.messages).hasSize(10);
        assertThat(receiver.messages.stream().map(Receiver.Message::id).distinct())
                .hasSize(1);
        ademe.get(id).then().body("cause", equalTo("UNREACHABLE"));
        assertThat(ademe.get(id + "/deliveries").asString())
                .doesNotContain("SECRET")
                .contains("\"FAILED\"");
        String told = text("select payload::text from outbox_event where aggregateid = '" + id + "'");
        EventSchemas.check("webhook.disabled", told);
        await().until(() -> ademe.request()
                .get("/v1/events?types=webhook.*&limit=1000")
                .<List<String>>path("items.subject")
                .contains(id));
        assertThat(new WebhookApi(Tokens.operator("bpifrance"))
                        .request()
                        .get("/v1/events?types=webhook.*&limit=1000")
                        .<List<String>>path("items.subject"))
                .doesNotContain(id);

        clock.reset();
        receiver.answers(message -> 200);
        ademe.run(id, "RESUME")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("cause", nullValue());
    }

    @Test
    void disablesAtOnceWhatIsGone() {
        Receiver receiver = receiver().answers(message -> 410);
        String id = webhook(receiver);
        tell(1);
        await().until(() -> ademe.state(id).equals("DISABLED"));
        ademe.get(id).then().body("cause", equalTo("GONE"));
        assertThat(receiver.messages).hasSize(1);
        ademe.get(id + "/history").then().body("items[0].action", equalTo("DISABLE"));
    }

    @Test
    void followsNoRedirectAndReadsLittleOfAnAnswer() {
        Receiver redirecting = receiver().answers(message -> 307);
        String first = webhook(redirecting);
        Receiver talking = receiver().answers(message -> 200).says(new byte[4_000_000]);
        String second = webhook(talking);
        tell(1);
        await().until(() -> "REDIRECTED".equals(ademe.get(first + "/deliveries").path("items[0].lastOutcome")));
        assertThat(redirecting.messages).hasSize(1);
        await().until(() -> "DELIVERED".equals(ademe.get(second + "/deliveries").path("items[0].state")));
    }

    private int attempts(String webhook) {
        Integer attempts = ademe.get(webhook + "/deliveries").path("items[0].attempts");
        return attempts == null ? 0 : attempts;
    }

    private String text(String query) {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
