package fr.territoiresindustrie.project;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends to the broker of the tests what other services would. */
public final class Events implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    public Events(String brokers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringSerializer(),
                new StringSerializer());
    }

    /** A CloudEvent as another service writes it. */
    public static String event(UUID id, String name, String subject, long sequence, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/other-service", "type": "fr.territoires-industrie.%s.v1",
                 "subject": "%s", "time": "2026-11-22T10:00:00Z", "datacontenttype": "application/json",
                 "sequence": %d, "data": %s}""".formatted(id, name, subject, sequence, data);
    }

    public void send(String topic, String key, String message) {
        try {
            producer.send(new ProducerRecord<>(topic, key, message)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
