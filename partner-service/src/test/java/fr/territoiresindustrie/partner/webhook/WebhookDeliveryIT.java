package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.partner.Events;
import fr.territoiresindustrie.partner.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class WebhookDeliveryIT {

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final List<Receiver> receivers = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private final WebhookApi ademe = new WebhookApi(Tokens.operator("ademe"));
    Events events;

    @BeforeEach
    void connect() {
        events = new Events(brokers);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        events.close();
        receivers.forEach(Receiver::close);
        for (String id : made) {
            ademe.request()
                    .header("If-Match", ademe.get(id).header("ETag"))
                    .delete("/v1/webhooks/" + id)
                    .then()
                    .statusCode(204);
        }
    }

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
        assertThat(slow.messages.size()).isLessThan(count);
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

    private Receiver receiver() {
        Receiver receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    private String webhook(Receiver receiver) {
        String id = ademe.made(receiver);
        made.add(id);
        return id;
    }

    /** A new project with so many events, all public. */
    private String tell(int count) {
        String id = UUID.randomUUID().toString();
        for (int sequence = 1; sequence <= count; sequence++) {
            send(id, sequence);
        }
        return id;
    }

    private void send(String project, int sequence) {
        events.send(
                "projects.v1",
                project,
                Events.project(project, "project.edited", sequence, "TI2-8403", "84", "APPROVED"));
    }

    /** The sequences that arrived of a project, in the order of arrival. */
    private static List<Long> taken(Receiver receiver, String project) {
        return receiver.messages.stream()
                .filter(message -> message.body().contains("\"subject\":\"" + project))
                .map(message -> Long.valueOf(message.body().replaceAll(".*\"sequence\":([0-9]+).*", "$1")))
                .toList();
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
