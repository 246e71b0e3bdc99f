package fr.territoiresindustrie.partner.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** The tables of the feed. All methods that write run in a transaction of {@link FeedService}. */
@ApplicationScoped
class FeedRepository {

    private final DataSource database;

    FeedRepository(DataSource database) {
        this.database = database;
    }

    /** What is known of an aggregate. */
    record Known(long sequence, boolean released, Set<String> audience, Set<String> about) {}

    /** An event about to enter the feed. */
    record Entry(
            UUID id,
            String kind,
            String subject,
            long sequence,
            String type,
            String source,
            Instant occurredAt,
            String dataschema,
            String data,
            Set<String> audience,
            Set<String> former,
            Set<String> about) {}

    /** An event that waits for its project. */
    record Parked(String kind, String subject, long sequence, String waitsFor, String message) {}

    /** Work with a connection of the present transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    Optional<Known> known(String kind, String subject) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select sequence, released, audience, about from feed_aggregate where kind = ? and subject = ?")) {
                statement.setString(1, kind);
                statement.setString(2, subject);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Known(row.getLong(1), row.getBoolean(2), words(row, 3), words(row, 4)))
                            : Optional.<Known>empty();
                }
            }
        });
    }

    /** Notes an aggregate's last event, unless a later one is noted already. Tells whether it did. */
    boolean note(String kind, String subject, Known known) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into feed_aggregate as present (kind, subject, sequence, released, audience, about)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict (kind, subject) do update set sequence = excluded.sequence,
                        released = excluded.released, audience = excluded.audience, about = excluded.about
                    where excluded.sequence > present.sequence""")) {
                statement.setString(1, kind);
                statement.setString(2, subject);
                statement.setLong(3, known.sequence());
                statement.setBoolean(4, known.released());
                statement.setArray(5, array(connection, known.audience()));
                statement.setArray(6, array(connection, known.about()));
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** Appends events at the next positions. The head's lock is held from here to the commit: to be called last. */
    void append(List<Entry> entries) {
        with(connection -> {
            long position = reserve(connection, entries.size());
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into feed_event (position, id, kind, subject, sequence, type, source, occurred_at, dataschema, data,
                        audience, former, about) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                for (Entry entry : entries) {
                    statement.setLong(1, ++position);
                    statement.setObject(2, entry.id());
                    statement.setString(3, entry.kind());
                    statement.setString(4, entry.subject());
                    statement.setLong(5, entry.sequence());
                    statement.setString(6, entry.type());
                    statement.setString(7, entry.source());
                    statement.setObject(8, entry.occurredAt().atOffset(ZoneOffset.UTC));
                    statement.setString(9, entry.dataschema());
                    statement.setString(10, entry.data());
                    statement.setArray(11, array(connection, entry.audience()));
                    statement.setArray(12, array(connection, entry.former()));
                    statement.setArray(13, array(connection, entry.about()));
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    private static long reserve(Connection connection, int count) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update feed_head set last = last + ? returning last")) {
            statement.setLong(1, count);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) - count;
            }
        }
    }

    void park(Parked parked) {
        with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into feed_parked (kind, subject, sequence, waits_for, message) values (?, ?, ?, ?, ?)
                    on conflict do nothing""")) {
                statement.setString(1, parked.kind());
                statement.setString(2, parked.subject());
                statement.setLong(3, parked.sequence());
                statement.setString(4, parked.waitsFor());
                statement.setString(5, parked.message());
                return statement.executeUpdate();
            }
        });
    }

    /** Takes out the events that waited for a project, in the order of each aggregate. */
    List<String> unpark(String project) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    with gone as (delete from feed_parked where waits_for = ? returning kind, subject, sequence, message)
                    select message from gone order by kind, subject, sequence""")) {
                statement.setString(1, project);
                List<String> messages = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        messages.add(row.getString(1));
                    }
                }
                return messages;
            }
        });
    }

    /** What is asked of the feed: positions beyond {@code after} and up to {@code end}, for a reader, of some types. */
    record Wanted(
            long after, long end, Collection<String> reader, TypeFilter types, Collection<String> about, int limit) {}

    List<Found> read(Wanted wanted, String feed) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select position, id, source, shown, subject, occurred_at, dataschema, sequence, data, seen from (
                        select e.*, audience && ? as seen,
                            case when audience && ? then type else kind || '.removed' end as shown
                        from feed_event e where position > ? and position <= ? and (audience && ? or former && ?)) visible
                    where (? or shown = any(?) or shown like any(?)) and (? or about && ?)
                    order by position limit ?""")) {
                Array reader = array(connection, wanted.reader());
                statement.setArray(1, reader);
                statement.setArray(2, reader);
                statement.setLong(3, wanted.after());
                statement.setLong(4, wanted.end());
                statement.setArray(5, reader);
                statement.setArray(6, reader);
                statement.setBoolean(7, wanted.types().all());
                statement.setArray(8, array(connection, wanted.types().exact()));
                statement.setArray(
                        9, connection.createArrayOf("text", wanted.types().patterns()));
                statement.setBoolean(10, wanted.about().isEmpty());
                statement.setArray(11, array(connection, wanted.about()));
                statement.setInt(12, wanted.limit());
                List<Found> found = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(found(row, feed));
                    }
                }
                return found;
            }
        });
    }

    private static Found found(ResultSet row, String feed) throws SQLException {
        long position = row.getLong(1);
        boolean seen = row.getBoolean(10);
        @Nullable String data = seen ? row.getString(9) : null;
        return new Found(
                position,
                new CloudEventView(
                        "1.0",
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        "fr.territoires-industrie." + row.getString(4) + ".v1",
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        seen ? "application/json" : null,
                        seen ? row.getString(7) : null,
                        row.getLong(8),
                        new FeedCursor(feed, position).text(),
                        data));
    }

    /** Forgets a stretch of what is older than this, oldest first. Tells how many events went. */
    int prune(Instant before, int most) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    with kept as (select position from feed_event where occurred_at >= ? order by position limit 1),
                    old as (select position from feed_event
                        where position < coalesce((select position from kept), 9223372036854775807) order by position limit ?),
                    gone as (delete from feed_event where position in (select position from old) returning position),
                    mark as (update feed_head set pruned = greatest(pruned, (select max(position) from gone))
                        where exists (select from gone))
                    select count(*) from gone""")) {
                statement.setObject(1, before.atOffset(ZoneOffset.UTC));
                statement.setInt(2, most);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new HibernateException("the feed could not be read or written", e);
        }
    }

    private static Array array(Connection connection, Collection<String> words) throws SQLException {
        return connection.createArrayOf("text", words.toArray());
    }

    private static Set<String> words(ResultSet row, int column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
