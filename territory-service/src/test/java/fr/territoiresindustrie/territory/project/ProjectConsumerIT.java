package fr.territoiresindustrie.territory.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.OwnRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ProjectConsumerIT {

    @Inject
    Database database;

    @Inject
    ProjectConsumer consumer;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void showsThePlanOfEachDay() {
        String territory = "TI2-8410";
        UUID id = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        send(told(id, territory, 1, "created", "DRAFT", "2024-01-10T10:00:00Z"));
        send(told(id, territory, 2, "submitted", "SUBMITTED", "2024-01-11T10:00:00Z"));
        // approved late in the evening: already the next day in Paris
        send(told(id, territory, 3, "approved", "APPROVED", "2024-02-01T23:30:00Z"));
        send(told(other, territory, 1, "reconstructed", "APPROVED", "2024-05-01T10:00:00Z"));
        send(told(id, territory, 4, "started", "IN_PROGRESS", "2024-06-01T10:00:00Z"));
        send(told(id, territory, 5, "abandoned", "ABANDONED", "2024-09-01T10:00:00Z"));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        database.number("select count(*) from project_state where territory_code = '" + territory + "'")
                                == 6);
        plan(territory, "2024-02-01").body("items", empty());
        plan(territory, "2024-02-02").body("items.state", contains("APPROVED"));
        plan(territory, "2024-06-01")
                .body("items.state", org.hamcrest.Matchers.containsInAnyOrder("IN_PROGRESS", "APPROVED"))
                .body(
                        "items.find { it.project == '" + id + "' }.approvedAt",
                        org.hamcrest.Matchers.equalTo("2024-02-01T23:30:00Z"));
        plan(territory, "2024-09-01").body("items.project", contains(other.toString()));
        given().get("/v1/territories/" + territory + "/contract/action-plan")
                .then()
                .body("items.project", contains(other.toString()));
        plan("TI2-8411", "2024-06-01").body("items", empty());
    }

    /** A merged project keeps its state; the one that goes on is planned for both. */
    @Test
    void plansWhatWasMergedUntilItsDay() {
        String territory = "TI2-8416";
        UUID id = UUID.randomUUID();
        send(told(id, territory, 1, "approved", "APPROVED", "2024-02-01T10:00:00Z"));
        send(told(id, territory, 2, "merged", "APPROVED", "2024-03-01T10:00:00Z")
                .replace("\"state\"", "\"into\": \"" + UUID.randomUUID() + "\", \"state\""));
        send(told(id, territory, 3, "opinion-withdrawn", "APPROVED", "2024-04-01T10:00:00Z"));
        await().atMost(Duration.ofSeconds(30)).until(() -> rows(territory).size() == 3);
        plan(territory, "2024-05-01").body("items", empty());
        plan(territory, "2024-02-29").body("items.project", contains(id.toString()));
        plan(territory, "2024-03-01").body("items", empty());
    }

    /** The topic read again from its beginning, in whatever order, twice: the copy is the same. */
    @Test
    void rebuildsTheSameCopyFromTheTopic() throws Exception {
        String territory = "TI2-8412";
        UUID id = UUID.randomUUID();
        List<String> topic = List.of(
                told(id, territory, 1, "created", "DRAFT", "2024-01-10T10:00:00Z"),
                told(id, territory, 2, "approved", "APPROVED", "2024-02-01T10:00:00Z"),
                told(id, territory, 3, "reverted", "UNDER_REVIEW", "2024-03-01T10:00:00Z"),
                told(id, territory, 4, "approved", "APPROVED", "2024-04-01T10:00:00Z"));
        topic.forEach(this::send);
        topic.forEach(this::send);
        await().atMost(Duration.ofSeconds(30)).until(() -> rows(territory).size() == 4);
        List<String> copy = rows(territory);
        plan(territory, "2024-03-15").body("items", empty());
        plan(territory, "2024-04-02").body("items.approvedAt", contains("2024-04-01T10:00:00Z"));
        for (String fresh : List.of("TI2-8413", "TI2-8414")) {
            List<String> order = fresh.equals("TI2-8413") ? topic : topic.reversed();
            String freshId = UUID.randomUUID().toString();
            for (String message : order) {
                ReceivedEvent event = json.readValue(
                        message.replace(territory, fresh).replace(id.toString(), freshId), ReceivedEvent.class);
                QuarkusTransaction.requiringNew().run(() -> consumer.keep(event));
                QuarkusTransaction.requiringNew().run(() -> consumer.keep(event));
            }
            assertThat(rows(fresh).stream()
                            .map(row -> row.replace(fresh, territory).replace(freshId, id.toString()))
                            .toList())
                    .isEqualTo(copy);
        }
    }

    @Test
    void buriesPoisonAndGoesOn() {
        String territory = "TI2-8415";
        UUID id = UUID.randomUUID();
        send("{\"not\": \"an event\"");
        send(told(id, territory, 1, "approved", "APPROVED", "2024-02-01T10:00:00Z")
                .replace("\"reference\"", "\"ref\""));
        send(told(id, territory, 2, "approved", "APPROVED", "2024-02-01T10:00:00Z"));
        await().atMost(Duration.ofSeconds(30)).until(() -> rows(territory).size() == 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.number("select count(*) from dead_letter where consumer = 'projects'") == 2);
    }

    private List<String> rows(String territory) {
        return database.texts("select concat_ws(' ', p.*) from project_state p where territory_code = '" + territory
                + "' order by sequence");
    }

    private static io.restassured.response.ValidatableResponse plan(String territory, String day) {
        return given().get("/v1/territories/" + territory + "/contract/action-plan?asOf=" + day)
                .then()
                .statusCode(200);
    }

    private void send(String message) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("projects.v1", "one-partition", message))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String told(UUID id, String territory, long sequence, String what, String state, String at) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/project-service", "type": "fr.territoires-industrie.project.%s.v1",
                 "subject": "%s", "time": "%s", "datacontenttype": "application/json", "sequence": %d,
                 "data": {"id": "%s", "reference": "%s-0001", "title": "Titre", "territory": "%s", "leadRegion": "84", "regions": ["84"],
                  "theme": "SKILLS", "state": "%s", "leadName": "CA", "leadSiren": "200040590", "communes": [], "origin": "TERRITORY",
                  "externalId": null, "reason": null, "updatedAt": "%s"}}""".formatted(UUID.randomUUID(), what, id, at, sequence, id, territory, territory, state, at);
    }
}
