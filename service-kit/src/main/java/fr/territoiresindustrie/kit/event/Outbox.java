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
            insert into outbox_sequence as present (aggregatetype, aggregateid, last) values (?, ?, 1)
            on conflict (aggregatetype, aggregateid) do update set last = present.last + 1
            returning last""";
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
        try (Connection connection = database.getConnection()) {
            long sequence = next(connection, aggregateType, aggregateId);
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                statement.setObject(1, ids.next());
                statement.setString(2, aggregateType);
                statement.setString(3, aggregateId);
                statement.setLong(4, sequence);
                statement.setString(5, type);
                statement.setObject(6, time.now().atOffset(ZoneOffset.UTC));
                statement.setString(7, traceparent());
                statement.setString(8, json.writeValueAsString(data));
                statement.executeUpdate();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new HibernateException("event could not be written", e);
        }
    }

    private static long next(Connection connection, String aggregateType, String aggregateId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, aggregateType);
            statement.setString(2, aggregateId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
