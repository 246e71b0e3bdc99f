package fr.territoiresindustrie.partner;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends to the broker of the tests what the services would. */
public final class Events implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    public Events(String brokers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringSerializer(),
                new StringSerializer());
    }

    /** A CloudEvent as a service writes it, of this moment. */
    public static String event(UUID id, String name, String subject, long sequence, String data) {
        return event(id, name, subject, sequence, java.time.Instant.now().toString(), data);
    }

    public static String event(UUID id, String name, String subject, long sequence, String time, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/test-service", "type": "fr.territoires-industrie.%s.v1",
                 "subject": "%s", "time": "%s", "datacontenttype": "application/json", "sequence": %d, "data": %s}""".formatted(id, name, subject, time, sequence, data);
    }

    /** A project's event. */
    public static String project(String id, String name, long sequence, String territory, String region, String state) {
        return event(UUID.randomUUID(), name, id, sequence, projectData(id, territory, region, state));
    }

    public static String projectData(String id, String territory, String region, String state) {
        return """
                {"id": "%s", "reference": "%s-0001", "title": "Atelier", "territory": "%s", "leadRegion": "%s",
                 "regions": ["%s"], "theme": "SKILLS", "state": "%s", "leadName": "CA", "leadSiren": "200040590",
                 "communes": ["69264"], "origin": "TERRITORY", "externalId": null, "reason": "SECRET-REASON",
                 "confidentialNote": "SECRET-NOTE", "updatedAt": "2026-11-22T10:00:00Z"}""".formatted(id, territory, territory, region, region, state);
    }

    /** An application's event. */
    public static String application(
            String id, String name, long sequence, String project, String operator, String state) {
        return event(UUID.randomUUID(), name, id, sequence, """
                {"id": "%s", "reference": "DA-000001", "projectId": "%s", "operator": "%s", "envelopeCode": "E1",
                 "amount": "100.00", "state": "%s", "agreedOn": null, "legalReference": null, "reconstructed": false}""".formatted(id, project, operator, state));
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
