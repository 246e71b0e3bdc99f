package fr.territoiresindustrie.kit.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** What happened to each aggregate. Entries are written in the transaction of their effect and never changed (grants and a trigger see to it). */
@ApplicationScoped
public class History {

    private static final String INSERT = """
            insert into history (id, aggregate_type, aggregate_id, at, actor, actor_client, action, from_state, to_state, reason, details)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))""";

    private final DataSource database;
    private final EntityManager entities;
    private final ObjectMapper json;
    private final Ids ids;
    private final Time time;

    History(DataSource database, EntityManager entities, ObjectMapper json, Ids ids, Time time) {
        this.database = database;
        this.entities = entities;
        this.json = json;
        this.ids = ids;
        this.time = time;
    }

    /** An entry about to be written. */
    public record Entry(
            String aggregateType,
            String aggregateId,
            String action,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            @Nullable Object details) {}

    /** Writes an entry, in the caller's transaction. */
    public void append(Entry entry, Caller caller) {
        appendAll(List.of(new Signed(entry, caller)));
    }

    /** An entry with who did it. */
    public record Signed(Entry entry, Caller caller) {}

    /** Writes several entries, in the caller's transaction. */
    public void appendAll(List<Signed> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Signed signed : entries) {
                Entry entry = signed.entry();
                statement.setObject(1, ids.next());
                statement.setString(2, entry.aggregateType());
                statement.setString(3, entry.aggregateId());
                statement.setObject(4, time.now().atOffset(ZoneOffset.UTC));
                statement.setString(5, signed.caller().name());
                statement.setString(6, signed.caller().client());
                statement.setString(7, entry.action());
                statement.setString(8, entry.from());
                statement.setString(9, entry.to());
                statement.setString(10, entry.reason());
                statement.setString(11, entry.details() == null ? null : json.writeValueAsString(entry.details()));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new HibernateException("history could not be written", e);
        }
    }

    /** The entries of an aggregate, newest first. */
    public Page<HistoryEntryView> of(String aggregateType, String aggregateId, PageRequest page) {
        return new KeysetQuery<>(
                        Row.class,
                        "id, at, actor, action, from_state, to_state, reason, cast(details as text) as details",
                        "history")
                .where("aggregate_type = :type", "type", aggregateType)
                .where("aggregate_id = :aggregate", "aggregate", aggregateId)
                .orderBy("id", KeyType.UUID)
                .descending()
                .read(entities, page, row -> List.of(row.id().toString()))
                .map(this::view);
    }

    private HistoryEntryView view(Row row) {
        return new HistoryEntryView(
                row.id(),
                row.at(),
                row.actor(),
                row.action(),
                row.fromState(),
                row.toState(),
                row.reason(),
                tree(row.details()));
    }

    private @Nullable JsonNode tree(@Nullable String details) {
        try {
            return details == null ? null : json.readTree(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("history holds JSON", e);
        }
    }

    record Row(
            UUID id,
            Instant at,
            String actor,
            String action,
            @Nullable String fromState,
            @Nullable String toState,
            @Nullable String reason,
            @Nullable String details) {}
}
