package fr.territoiresindustrie.kit.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.platform.server.KafkaServer;
import fr.territoiresindustrie.platform.server.PostgresServer;
import fr.territoiresindustrie.platform.server.PostgresServer.Durability;
import fr.territoiresindustrie.platform.server.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;

/** Real PostgreSQL and Kafka for the relay's tests, with what a test does to them. */
final class RelayBench implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    final KafkaServer kafka;
    private final PostgresServer postgres;
    private final ServiceDatabase database = ServiceDatabase.of("relay", "password-of-tests");

    RelayBench() throws IOException {
        postgres = PostgresServer.start(Files.createTempDirectory("tdi-relay-pg"), 0, Durability.FAST);
        kafka = KafkaServer.start(Files.createTempDirectory("tdi-relay-kafka"), 0);
        KafkaResource.createTopics(kafka.bootstrapServers());
        postgres.createDatabase(database);
        Flyway.configure(RelayBench.class.getClassLoader())
                .dataSource(postgres.jdbcUrl("relay"), database.owner(), database.ownerPassword())
                .locations("db/kit")
                .placeholders(Map.of("app", database.app()))
                .load()
                .migrate();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("relay"), database.app(), database.appPassword());
    }

    Connection admin() throws SQLException {
        return postgres.admin("relay");
    }

    OutboxRelay relay() throws SQLException {
        return relay(connect(), row -> CloudEvents.write(row, "relay-test", "https://schemas.test/", JSON));
    }

    OutboxRelay relay(Connection connection, Function<CloudEvents.Row, String> envelope) throws SQLException {
        return new OutboxRelay(
                connection,
                new KafkaProducer<>(OutboxRelayService.producerSettings(kafka.bootstrapServers())),
                envelope,
                100);
    }

    /** Writes an event as the outbox does, within the connection's transaction. */
    static void append(Connection connection, String aggregate, String payload) throws SQLException {
        long sequence;
        try (PreparedStatement next = connection.prepareStatement("""
                insert into outbox_sequence as p (aggregatetype, aggregateid, last) values ('projects', ?, 1)
                on conflict (aggregatetype, aggregateid) do update set last = p.last + 1 returning last""")) {
            next.setString(1, aggregate);
            try (ResultSet row = next.executeQuery()) {
                row.next();
                sequence = row.getLong(1);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outbox_event (id, aggregatetype, aggregateid, sequence, type, occurred_at, payload)
                values (?, 'projects', ?, ?, 'project.edited', now(), cast(? as jsonb))""")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, aggregate);
            insert.setLong(3, sequence);
            insert.setString(4, payload);
            insert.executeUpdate();
        }
    }

    void append(String aggregate) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            append(connection, aggregate, "{}");
            connection.commit();
        }
    }

    long unsent(String aggregate) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from outbox_event where sent_at is null and aggregateid like ?")) {
            count.setString(1, aggregate + "%");
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Everything on the topic whose key begins so, per key in the order of the partition. */
    Map<String, List<JsonNode>> received(String keyPrefix) throws IOException {
        Map<String, List<JsonNode>> byKey = new HashMap<>();
        try (var consumer = new KafkaConsumer<String, String>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("projects.v1").stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(500))) {
                    if (message.key().startsWith(keyPrefix)) {
                        byKey.computeIfAbsent(message.key(), k -> new ArrayList<>())
                                .add(JSON.readTree(message.value()));
                    }
                }
            }
        }
        return byKey;
    }

    static List<Long> sequences(List<JsonNode> events) {
        return events.stream().map(e -> e.get("sequence").asLong()).toList();
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
