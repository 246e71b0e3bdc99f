package fr.territoiresindustrie.platform.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Beside Keycloak, which takes longest. */
@Execution(ExecutionMode.CONCURRENT)
class KafkaServerIT {

    private static final TopicPartition FACTS = new TopicPartition("facts", 0);

    @TempDir
    Path home;

    @Test
    void keepsAcknowledgedMessagesAcrossARestartAndAKill() throws Exception {
        try (var kafka = KafkaServer.start(home, 0)) {
            createTopic(kafka);
            send(kafka, "first");
            kafka.restart();
            send(kafka, "second");
            kafka.kill();
            kafka.restart();
            assertThat(read(kafka)).containsExactly("first", "second");
        }
    }

    @Test
    void endsANodeLeftBehindAndStartsInItsPlace() throws Exception {
        var abandoned = KafkaServer.start(home, 0);
        createTopic(abandoned);
        send(abandoned, "first");
        try (var successor = KafkaServer.start(home, 0)) {
            assertThat(read(successor)).containsExactly("first");
        }
    }

    private static void createTopic(KafkaServer kafka) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(FACTS.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(KafkaServer kafka, String fact) throws ExecutionException, InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(FACTS.topic(), fact)).get();
        }
    }

    private static List<String> read(KafkaServer kafka) {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(FACTS));
            consumer.seekToBeginning(List.of(FACTS));
            return StreamSupport.stream(consumer.poll(Duration.ofSeconds(20)).spliterator(), false)
                    .map(message -> message.value())
                    .toList();
        }
    }
}
