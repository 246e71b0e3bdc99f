package fr.territoiresindustrie.kit.event;

import fr.territoiresindustrie.kit.event.CloudEvents.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Carries the outbox to Kafka: reads unsent rows in order, sends, waits for the broker's acknowledgement, then marks. At least once, in order
 * per aggregate. Only the relay that holds the advisory lock works; it ends with its connection, so a stand-by takes over at once after a crash.
 *
 * <p>Rows are found by {@code sent_at is null}, never by a last position: sequence order is not commit order.
 */
final class OutboxRelay {

    /** The lock's key, the same in every relay of one database. */
    static final long LOCK = 0x7464695F6F757462L;

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final String UNSENT = """
            select id, aggregatetype, aggregateid, sequence, type, occurred_at, traceparent, payload
            from outbox_event o where sent_at is null
            and not exists (select from unnest(cast(? as text[]), cast(? as text[])) as r(type, id)
                            where r.type = o.aggregatetype and r.id = o.aggregateid)
            order by position limit ?""";

    private final Connection connection;
    private final Producer<String, String> producer;
    private final Function<Row, String> envelope;
    private final int batch;
    private final RefusedAggregates refused = new RefusedAggregates();
    private boolean leading;

    /** A relay over its own connection, which it alone uses. */
    OutboxRelay(Connection connection, Producer<String, String> producer, Function<Row, String> envelope, int batch)
            throws SQLException {
        this.connection = connection;
        this.producer = producer;
        this.envelope = envelope;
        this.batch = batch;
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen outbox");
        }
    }

    /** Relays all that is unsent if this relay leads or may lead; then waits for a notification, at most this long. */
    void work(Duration sweep) throws SQLException, InterruptedException {
        if (leads()) {
            refused.forgetOld();
            int stopped;
            int marked;
            do {
                stopped = refused.size();
                marked = relayOnce();
            } while (marked == batch || refused.size() > stopped);
        }
        connection.unwrap(PGConnection.class).getNotifications(Math.max(1, (int) sweep.toMillis()));
    }

    private boolean leads() throws SQLException {
        if (!leading) {
            try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                statement.setLong(1, LOCK);
                try (ResultSet row = statement.executeQuery()) {
                    leading = row.next() && row.getBoolean(1);
                }
            }
        }
        return leading;
    }

    /** Sends one batch and marks what the broker acknowledged. Returns how many rows were marked. */
    int relayOnce() throws SQLException, InterruptedException {
        return mark(acknowledged(send(unsent())));
    }

    private record Sent(Row row, Future<RecordMetadata> acknowledgement) {}

    /**
     * Hands the rows to the producer in order. Once it has taken one, it never gives up on it nor lets a later one of the same key overtake
     * it. What it does not take (too large, no broker known) fails at once: nothing more of that aggregate is sent, so its order holds, and
     * the aggregate is left out for a while, so that its rows do not fill the batches of the others.
     */
    private List<Sent> send(List<Row> rows) throws InterruptedException {
        List<Sent> sent = new ArrayList<>();
        for (Row row : rows) {
            if (refused.contains(Aggregate.of(row))) {
                continue;
            }
            Future<RecordMetadata> acknowledgement = producer.send(record(row));
            @Nullable Throwable refusal = refusal(acknowledgement);
            if (refusal instanceof RetriableException) {
                LOG.warnf("the broker is away: %s", refusal.getMessage());
                return sent;
            }
            if (refusal != null) {
                LOG.errorf("event %s of %s cannot be sent: %s", row.id(), Aggregate.of(row), refusal.getMessage());
                refused.add(Aggregate.of(row));
                continue;
            }
            sent.add(new Sent(row, acknowledgement));
        }
        return sent;
    }

    /** Why the producer did not take a record, null when it did. */
    private static @Nullable Throwable refusal(Future<RecordMetadata> acknowledgement) throws InterruptedException {
        if (!acknowledgement.isDone()) {
            return null;
        }
        try {
            acknowledgement.get();
            return null;
        } catch (ExecutionException refused) {
            return refused.getCause();
        }
    }

    /** The acknowledged rows, without any that follows an unacknowledged one of its aggregate. */
    private List<UUID> acknowledged(List<Sent> sent) throws InterruptedException {
        List<UUID> ids = new ArrayList<>();
        Set<Aggregate> broken = new HashSet<>();
        for (Sent one : sent) {
            Aggregate aggregate = Aggregate.of(one.row());
            try {
                one.acknowledgement().get();
                if (!broken.contains(aggregate)) {
                    ids.add(one.row().id());
                }
            } catch (ExecutionException refusal) {
                broken.add(aggregate);
                refused.add(aggregate);
                LOG.errorf("event %s of %s was refused: %s", one.row().id(), aggregate, refusal.getMessage());
            }
        }
        return ids;
    }

    private ProducerRecord<String, String> record(Row row) {
        var message = new ProducerRecord<>(row.topic(), row.aggregateId(), envelope.apply(row));
        message.headers().add(header("content-type", CloudEvents.CONTENT_TYPE));
        if (row.traceparent() != null) {
            message.headers().add(header("traceparent", row.traceparent()));
        }
        return message;
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private List<Row> unsent() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNSENT)) {
            statement.setArray(1, connection.createArrayOf("text", refused.types()));
            statement.setArray(2, connection.createArrayOf("text", refused.ids()));
            statement.setInt(3, batch);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getString(7),
                            row.getString(8)));
                }
            }
            return rows;
        }
    }

    private int mark(List<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("update outbox_event set sent_at = now() where id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return statement.executeUpdate();
        }
    }

    /** Ends the relay's connection, and with it its lock. */
    void close(Duration patience) throws SQLException {
        producer.close(patience);
        connection.close();
    }

    /** How long the oldest unsent event has waited, in seconds. */
    static double oldestUnsentSeconds(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select coalesce(extract(epoch from now() - min(occurred_at)), 0)
                        from outbox_event where sent_at is null""")) {
            row.next();
            return Math.max(0, row.getDouble(1));
        }
    }
}
