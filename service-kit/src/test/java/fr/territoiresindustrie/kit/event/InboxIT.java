package fr.territoiresindustrie.kit.event;

import fr.territoiresindustrie.kit.sample.Notes;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.Outage;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class InboxIT {

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @TestHTTPResource(management = true)
    URI management;

    Outage outage;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anEventSentTwiceHasOneEffect() {
        String id = UUID.randomUUID().toString();
        send(run + "-a", event(id, run + "-a", 1));
        send(run + "-a", event(id, run + "-a", 1));
        send(run + "-a", event(UUID.randomUUID().toString(), run + "-a", 2));
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(effects(run + "-a")).containsExactly(1L, 2L));
    }

    @Test
    void effectsFollowTheOrderOfTheAggregate() throws Exception {
        for (int i = 1; i <= 100; i++) {
            send(run + "-a", event(UUID.randomUUID().toString(), run + "-a", i));
        }
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(effects(run + "-a")).hasSize(100));
        assertThat(effects(run + "-a")).isSorted();
    }

    @Test
    void poisonGoesToTheDeadLettersAndThePartitionGoesOn() throws Exception {
        Metrics metrics = new Metrics(management);
        double before = metrics.gauge("inbox_dead_letters");
        String key = "poison-" + run;
        send(key, "this is no event");
        send(key, event(UUID.randomUUID().toString(), key, 1));
        send(key, event(UUID.randomUUID().toString(), "after-" + run, 2));
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(effects("after-" + run)).containsExactly(2L));
        assertThat(effects(key)).isEmpty();
        List<ConsumerRecord<String, String>> dead = deadLetters(key);
        assertThat(dead).hasSize(2);
        assertThat(dead.getFirst().value()).isEqualTo("this is no event");
        assertThat(dead.getFirst().headers().lastHeader("dead-letter-reason")).isNotNull();
        assertThat(count("select count(*) from dead_letter where message_key = ?", key))
                .isEqualTo(2);
        assertThat(metrics.gauge("inbox_dead_letters")).isEqualTo(before + 2);
    }

    @Test
    void waitsForTheDatabaseAndThenGoesOn() {
        outage.during(() -> send(run + "-a", event(UUID.randomUUID().toString(), run + "-a", 1)));
        await().atMost(60, SECONDS)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(effects(run + "-a")).containsExactly(1L));
    }

    @Test
    void whatACallerDoesReachesTheConsumerThroughTheBroker() {
        String id = Notes.create(Tokens.region("84"), UUID.randomUUID().toString(), "travels")
                .jsonPath()
                .getString("id");
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(effects(id)).containsExactly(1L));
    }

    private static String event(String id, String subject, long sequence) {
        return """
                {"specversion":"1.0","id":"%s","source":"/test","type":"fr.territoires-industrie.project.edited.v1","subject":"%s",
                 "time":"2026-01-01T00:00:00Z","datacontenttype":"application/json","sequence":%d,"data":{"later":"field"}}""".formatted(id, subject, sequence);
    }

    private void send(String key, String value) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("projects.v1", key, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Long> effects(String subject) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select sequence from received_note where subject = ? order by position")) {
            statement.setString(1, subject);
            List<Long> sequences = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sequences.add(row.getLong(1));
                }
            }
            return sequences;
        }
    }

    private long count(String sql, String parameter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<ConsumerRecord<String, String>> deadLetters(String key) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("projects.v1.dead-letter", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(500)).forEach(r -> {
                    if (key.equals(r.key())) {
                        found.add(r);
                    }
                });
            }
        }
        return found;
    }
}
