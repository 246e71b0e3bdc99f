package fr.territoiresindustrie.project.territory;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.Events;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class TerritoryConsumerIT {

    @Inject
    TerritoryService territories;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    Events events;

    @BeforeEach
    void connect() {
        events = new Events(brokers);
    }

    @AfterEach
    void disconnect() {
        events.close();
    }

    @Test
    void copiesATerritoryOnceWhateverIsSentTwice() {
        String created = event("TI2-8801", "Premier nom", 1, "88001", "88002");
        events.send("territories.v1", "TI2-8801", created);
        events.send("territories.v1", "TI2-8801", created);

        await().until(() -> find("TI2-8801").isPresent());
        Territory copy = find("TI2-8801").orElseThrow();
        assertThat(copy).isEqualTo(new Territory("TI2-8801", "Premier nom", 2, "88", List.of("88", "89")));
        assertThat(inTransaction(() -> territories.holdsAnyOf("TI2-8801", List.of("88002", "99999"))))
                .isTrue();
        assertThat(inTransaction(() -> territories.holdsAnyOf("TI2-8801", List.of("99999"))))
                .isFalse();
    }

    @Test
    void keepsTheLaterCompositionWhenAnEarlierEventComesLate() {
        String code = "TI2-8802";
        events.send("territories.v1", code, event(code, "Composition de 2024", 2, "88012"));
        events.send("territories.v1", code, event(code, "Composition de 2023", 1, "88011"));
        String last = "TI2-8803";
        events.send("territories.v1", code, event(last, "Après", 1, "88021"));

        await().until(() -> find(last).isPresent());
        assertThat(find(code).orElseThrow().name()).isEqualTo("Composition de 2024");
        assertThat(inTransaction(() -> territories.byCommune(2, List.of("88011", "88012"))))
                .containsOnlyKeys("88012");
    }

    @Test
    void replacesTheCommunesOfAChangedComposition() {
        String code = "TI2-8804";
        events.send("territories.v1", code, event(code, "Avant", 1, "88031", "88032"));
        events.send(
                "territories.v1",
                code,
                event(code, "Après", 2, "88032", "88033")
                        .replace("territory.created", "territory.composition-changed"));
        await().until(() -> find(code).map(Territory::name).orElse("").equals("Après"));
        assertThat(inTransaction(() -> territories.byCommune(2, List.of("88031", "88032", "88033"))))
                .containsOnlyKeys("88032", "88033");
    }

    @Test
    void passesOverEventsItDoesNotKnow() {
        String code = "TI2-8805";
        events.send("territories.v1", code, Events.event(UUID.randomUUID(), "territory.painted-blue", code, 1, "{}"));
        events.send("territories.v1", code, event(code, "Connu", 2, "88041"));
        await().until(() -> find(code).isPresent());
        assertThat(deadLetters(code)).isEmpty();
    }

    @Test
    void buriesPoisonAndGoesOnWithThePartition() {
        String code = "TI2-8806";
        events.send("territories.v1", code, "{\"this is\": not JSON");
        events.send(
                "territories.v1", code, Events.event(UUID.randomUUID(), "territory.created", code, 1, "{\"code\": 5}"));
        events.send("territories.v1", code, event(code, "Survivant", 2, "88051"));

        await().atMost(Duration.ofSeconds(30)).until(() -> find(code).isPresent());
        await().atMost(Duration.ofSeconds(30)).until(() -> deadLetters(code).size() == 2);
    }

    private Optional<Territory> find(String code) {
        return inTransaction(() -> territories.find(code));
    }

    private static <T> T inTransaction(Callable<T> read) {
        return QuarkusTransaction.requiringNew().call(read);
    }

    private List<String> deadLetters(String key) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("territories.v1.dead-letter", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            java.util.ArrayList<String> letters = new java.util.ArrayList<>();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> letter : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(letter.key())) {
                        letters.add(letter.value());
                    }
                }
            }
            return letters;
        }
    }

    private static String event(String code, String name, long sequence, String... communes) {
        return Events.event(UUID.randomUUID(), "territory.created", code, sequence, """
                {"code": "%s", "officialId": "ti-8801", "name": "%s", "phase": 2, "leadRegion": "88", "regions": ["88", "89"],
                 "departements": ["88"], "validFrom": "2023-11-09", "validTo": null, "members": [], "communes": ["%s"]}""".formatted(
                        code, name, String.join("\", \"", communes)));
    }
}
