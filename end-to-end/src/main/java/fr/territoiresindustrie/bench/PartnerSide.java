package fr.territoiresindustrie.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.platform.launcher.Platform;
import fr.territoiresindustrie.platform.launcher.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** The event feed and the webhooks: how fast events come in and are read, and how soon a change is told to twenty receivers, two of them dead. */
final class PartnerSide {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMINISTRATION = "platform-admin";
    private static final String TOPIC = "limits.v1";
    private static final int EVENTS = 30_000;
    private static final int LIVING = 18;
    private static final int RECEIVERS = 20;
    private static final int SECONDS = 20;

    private final Platform platform;
    private final Actors actors;
    private final Figures figures;

    PartnerSide(Platform platform, Actors actors, Figures figures) {
        this.platform = platform;
        this.actors = actors;
        this.figures = figures;
    }

    void measure() throws Exception {
        try (HttpConnection connection = new HttpConnection(platform.settings().port(Port.GATEWAY))) {
            feed(connection);
            webhooks(connection, 10);
        }
    }

    private void feed(HttpConnection connection) throws Exception {
        String before = read(connection, "latest").path("cursor").asText();
        long begun = System.nanoTime();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                String subject = "client:feed-" + i;
                sent.add(producer.send(new ProducerRecord<>(TOPIC, subject, event(subject))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
        String cursor = before;
        for (int seen = 0; seen < EVENTS; ) {
            JsonNode page = read(connection, cursor);
            cursor = page.path("cursor").asText();
            seen += page.path("items").size();
        }
        figures.add("events into the feed and out of it at once", EVENTS / seconds(begun), "/s");
        begun = System.nanoTime();
        cursor = before;
        int seen = 0;
        while (seen < EVENTS) {
            JsonNode page = read(connection, cursor);
            cursor = page.path("cursor").asText();
            seen += page.path("items").size();
        }
        figures.atLeast("events read from the feed", seen / seconds(begun), "/s", 5_000);
    }

    /** Each change is told to all: with twenty receivers, ten changes a second are 200 messages. */
    private void webhooks(HttpConnection connection, int perSecond) throws Exception {
        Map<String, Long> answered = new ConcurrentHashMap<>();
        Histogram times = new ConcurrentHistogram(3);
        try (Receivers receivers = new Receivers(LIVING, body -> note(body, answered, times))) {
            for (String address : receivers.addresses()) {
                actors.post(
                        connection,
                        ADMINISTRATION,
                        "/v1/webhooks",
                        "",
                        Map.of("address", address, "types", List.of("limit.*")));
            }
            long begun = System.nanoTime();
            int count = perSecond * SECONDS;
            for (int i = 0; i < count; i++) {
                LockSupport.parkNanos(begun + i * (1_000_000_000L / perSecond) - System.nanoTime());
                String subject = "client:hook-" + UUID.randomUUID().toString().substring(0, 13);
                actors.post(connection, ADMINISTRATION, "/v1/limits", "", limit(subject));
                answered.put(subject, System.nanoTime());
            }
            long wanted = (long) count * LIVING;
            long patience = System.nanoTime() + 30_000_000_000L;
            while (times.getTotalCount() < wanted && System.nanoTime() < patience) {
                LockSupport.parkNanos(50_000_000);
            }
            String what = "webhook after the 201, " + perSecond * RECEIVERS + " messages/s to 20, two dead";
            figures.add(what + ", p50", times.getValueAtPercentile(50) / 1000.0, "ms");
            figures.atMost(what + ", p99", times.getValueAtPercentile(99) / 1000.0, "ms", 500);
            figures.atLeast("delivered of " + wanted, (double) times.getTotalCount(), "", (double) wanted);
        }
    }

    /** A message that is faster than the answer has read its clock counts as none at all. */
    private static void note(String body, Map<String, Long> answered, Histogram times) {
        long now = System.nanoTime();
        try {
            String subject = JSON.readTree(body).path("subject").asText();
            if (subject.startsWith("client:hook-")) {
                times.recordValue(Math.max(0, now - answered.getOrDefault(subject, now)) / 1000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read(HttpConnection connection, String after) throws IOException {
        var answer = connection.get("/v1/events?types=limit.*&limit=1000&after=" + after, actors.token(ADMINISTRATION));
        if (answer.status() != 200) {
            throw new IOException("the feed answered " + answer.status() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static Map<String, Object> limit(String subject) {
        Map<String, Integer> quota = Map.of("requests", 1_000, "seconds", 60);
        return Map.of("subject", subject, "read", quota, "write", quota, "export", quota, "bulk", quota);
    }

    private static String event(String subject) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "/partner-service",
                "type",
                "fr.territoires-industrie.limit.changed.v1",
                "subject",
                subject,
                "time",
                Instant.now().toString(),
                "datacontenttype",
                "application/json",
                "sequence",
                1,
                "data",
                limit(subject)));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
