package fr.territoiresindustrie.funding.project;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class ProjectConsumerIT {

    @Inject
    ProjectService projects;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final UUID id = UUID.randomUUID();

    @Test
    void keepsTheNewestStateWhateverArrivesAgain() {
        send(1, "SUBMITTED");
        send(2, "UNDER_REVIEW");
        send(3, "APPROVED");
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(known(id)).get().matches(Project::isApproved));
        send(2, "UNDER_REVIEW");
        UUID later = UUID.randomUUID();
        send(later, 1, "APPROVED");
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(known(later)).isPresent());
        assertThat(known(id)).get().extracting(Project::state).isEqualTo("APPROVED");
        send(4, "ABANDONED");
        await().atMost(30, SECONDS)
                .untilAsserted(() ->
                        assertThat(known(id)).get().extracting(Project::state).isEqualTo("ABANDONED"));
    }

    @Test
    void aPoisonedMessageHoldsNothingUp() {
        send(id, "{\"specversion\":\"1.0\"}");
        send(id, "nonsense");
        send(1, "APPROVED");
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(known(id)).isPresent());
    }

    @Test
    void aDraftMayHaveNoTitleYet() {
        send(id, event(1, "DRAFT").replace("\"title\":\"Titre\"", "\"title\":null"));
        await().atMost(30, SECONDS)
                .untilAsserted(() ->
                        assertThat(known(id)).get().extracting(Project::state).isEqualTo("DRAFT"));
    }

    private Optional<Project> known(UUID project) {
        return QuarkusTransaction.requiringNew().call(() -> projects.find(project));
    }

    private void send(long sequence, String state) {
        send(id, sequence, state);
    }

    private void send(UUID project, long sequence, String state) {
        send(project, event(project, sequence, state));
    }

    private String event(long sequence, String state) {
        return event(id, sequence, state);
    }

    private static String event(UUID project, long sequence, String state) {
        return """
                {"specversion":"1.0","id":"%s","source":"/project-service","type":"fr.territoires-industrie.project.moved.v1","subject":"%s",
                 "time":"2026-01-01T00:00:00Z","sequence":%d,"data":{"id":"%s","reference":"TI2-8403-0001","title":"Titre","territory":"TI2-8403",
                 "leadRegion":"84","regions":["84"],"state":"%s","theme":"LAND","leadSiren":null,"leadName":null,"externalId":null}}""".formatted(UUID.randomUUID(), project, sequence, project, state);
    }

    private void send(UUID key, String message) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("projects.v1", key.toString(), message))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
