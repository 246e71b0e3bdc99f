package fr.territoiresindustrie.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/**
 * Where events are written, in the transaction of what they tell. The sequence of an aggregate's events is 1..n without a gap; its row lock is
 * held until the commit, so call this last: it makes the order of positions the order of commits.
 */
@ApplicationScoped
public class Outbox {

    private static final String NEXT = """
            insert into outbox_sequence as present (aggregatetype, aggregateid, last)
            select type, id, n from unnest(cast(? as text[]), cast(? as text[]), cast(? as bigint[])) wanted (type, id, n)
            order by type, id
            on conflict (aggregatetype, aggregateid) do update set last = present.last + excluded.last
            returning aggregatetype, aggregateid, last""";
    private static final String INSERT = """
            insert into outbox_event (id, aggregatetype, aggregateid, sequence, type, occurred_at, traceparent, payload)
            values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))""";

    private final DataSource database;
    private final ObjectMapper json;
    private final Ids ids;
    private final Time time;

    Outbox(DataSource database, ObjectMapper json, Ids ids, Time time) {
        this.database = database;
        this.json = json;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Writes an event.
     *
     * @param aggregateType plural name of the aggregate: the topic is this name and {@code .v1}
     * @param aggregateId the aggregate's public key, which is the message's key
     * @param type what happened, past tense, kebab-case: {@code project.submitted}
     * @param data the event's body, written as JSON
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String aggregateType, String aggregateId, String type, Object data) {
        appendAll(List.of(new Event(aggregateType, aggregateId, type, data, traceparent())));
    }

    /**
     * An event about to be written, as for {@link #append}.
     *
     * @param traceparent of the request that caused it, or null
     */
    public record Event(
            String aggregateType,
            String aggregateId,
            String type,
            Object data,
            @Nullable String traceparent) {

        Aggregate aggregate() {
            return new Aggregate(aggregateType, aggregateId);
        }
    }

    /** Writes several events, in their order within each aggregate. Aggregates are locked in one order, whoever writes. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendAll(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            Map<Aggregate, Long> next = sequences(connection, events);
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                for (Event event : events) {
                    statement.setObject(1, ids.next());
                    statement.setString(2, event.aggregateType());
                    statement.setString(3, event.aggregateId());
                    statement.setLong(4, Objects.requireNonNull(next.merge(event.aggregate(), 1L, Long::sum)));
                    statement.setString(5, event.type());
                    statement.setObject(6, time.now().atOffset(ZoneOffset.UTC));
                    statement.setString(7, event.traceparent());
                    statement.setString(8, json.writeValueAsString(event.data()));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new HibernateException("events could not be written", e);
        }
    }

    /** Reserves the sequences of all events; gives for each aggregate the last one before them. */
    private static Map<Aggregate, Long> sequences(Connection connection, List<Event> events) throws SQLException {
        Map<Aggregate, Long> wanted =
                events.stream().collect(Collectors.groupingBy(Event::aggregate, Collectors.counting()));
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            List<Map.Entry<Aggregate, Long>> rows = List.copyOf(wanted.entrySet());
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", rows.stream().map(r -> r.getKey().type()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", rows.stream().map(r -> r.getKey().id()).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Map.Entry::getValue).toArray()));
            Map<Aggregate, Long> before = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Aggregate aggregate = new Aggregate(row.getString(1), row.getString(2));
                    before.put(aggregate, row.getLong(3) - Objects.requireNonNull(wanted.get(aggregate)));
                }
            }
            return before;
        }
    }

    /** The trace of the present request, which an event carries that another thread will write; null without one. */
    public static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
