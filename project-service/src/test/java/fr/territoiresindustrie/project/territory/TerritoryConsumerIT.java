package fr.territoiresindustrie.project.territory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.Database;
import fr.territoiresindustrie.project.Events;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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

    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    @Inject
    TerritoryService territories;

    @Inject
    Database database;

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
    void holdsAnnouncedCommunesUntilTheirDay() {
        String code = "TI2-8807";
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
        events.send("territories.v1", code, dated(code, 1, """
                [{"commune": "88071", "from": "2023-11-09", "to": "%s"}, {"commune": "88072", "from": "%s", "to": null},
                 {"commune": "88073", "from": "2023-11-09", "to": "2024-12-31"}, {"commune": "88073", "from": "%s", "to": null}]""".formatted(today, today.plusDays(1), today)));
        await().until(() -> find(code).isPresent());
        assertThat(inTransaction(() -> territories.byCommune(2, List.of("88071", "88072", "88073"))))
                .containsOnlyKeys("88071", "88073");
        assertThat(inTransaction(() -> territories.holdsAnyOf(code, List.of("88072"))))
                .isFalse();
    }

    /** A new group reads the topic again from its beginning into fresh tables, twice: the rows are the same. */
    @Test
    void rebuildsTheSameCopyFromTheTopic() throws SQLException {
        String code = "TI2-8808";
        String terms = """
                [{"commune": "88081", "from": "2023-11-09", "to": "2026-05-31"}, {"commune": "88082", "from": "2026-06-01", "to": null}]""";
        List<String> told = List.of(
                event(code, "Un", 1, "88081"),
                dated(code, 2, terms.replace("2026", "2025")),
                Events.event(UUID.randomUUID(), "territory.tandem-changed", code, 3, "{}"),
                dated(code, 4, terms));
        told.forEach(message -> events.send("territories.v1", code, message));
        await().until(() -> rows(code).toString().contains("sequence 4"));
        List<String> copy = rows(code);
        for (List<String> order : List.of(told, told.reversed())) {
            database.run("delete from territory_commune where territory = '" + code + "'");
            database.run("update territory set sequence = 0, name = '-' where code = '" + code + "'");
            for (String message : order) {
                QuarkusTransaction.requiringNew().run(() -> territories.receive(read(message)));
                QuarkusTransaction.requiringNew().run(() -> territories.receive(read(message)));
            }
            assertThat(rows(code)).isEqualTo(copy);
        }
    }

    private List<String> rows(String code) {
        return database.texts("""
                select concat_ws(' ', t.*, 'sequence', t.sequence, c.commune, c.valid_from, c.valid_to)
                from territory t join territory_commune c on c.territory = t.code where t.code = '%s' order by 1""".formatted(code));
    }

    private static ReceivedEvent read(String message) {
        try {
            return JSON.readValue(message, ReceivedEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String dated(String code, long sequence, String terms) {
        return Events.event(
                UUID.randomUUID(), "territory.composition-changed", code, sequence, """
                {"code": "%s", "officialId": "ti-88", "name": "Daté", "phase": 2, "leadRegion": "88", "regions": ["88"],
                 "departements": ["88"], "validFrom": "2023-11-09", "validTo": null, "members": [], "communes": ["88071"],
                 "communeTerms": %s,
                 "change": {"id": "1", "kind": "CHANGE", "state": "IN_FORCE", "effectiveOn": "2026-06-01", "decision": "D"}}""".formatted(code, terms));
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
