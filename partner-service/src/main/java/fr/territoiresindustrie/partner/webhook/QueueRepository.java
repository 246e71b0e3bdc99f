package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** What waits to be sent. All of it runs in transactions of {@link QueueService}; several processes share the work by leases. */
@ApplicationScoped
class QueueRepository {

    private final DataSource database;
    private final Ids ids;

    QueueRepository(DataSource database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Where a webhook's queue ends in the feed. */
    record Place(String feed, long position, int run) {}

    /** A message to queue. */
    record Message(long position, UUID eventId, String type, String subject, String body) {}

    /** A message that this process may send now. */
    record Due(
            UUID id,
            UUID webhook,
            String kind,
            UUID eventId,
            String subject,
            String body,
            int attempts,
            Instant createdAt) {}

    /** How a message's attempt ended. */
    record Done(Due due, Outcome outcome, Instant at, String state, Instant nextAt) {}

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Active webhooks that are behind the feed. */
    List<UUID> behind(String feed, long last) {
        return webhooks("""
                select w.id from webhook w join webhook_progress p on p.webhook_id = w.id
                where w.state = 'ACTIVE' and (p.position < ? or p.feed <> ?)""", last, feed);
    }

    /** Webhooks that have something to send now. */
    List<UUID> due(Instant now) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select distinct d.webhook_id from webhook_delivery d join webhook w on w.id = d.webhook_id
                    where d.state = 'WAITING' and d.next_at <= ? and (d.leased_until is null or d.leased_until < ?)
                        and (w.state = 'ACTIVE' or d.kind = 'TEST')""")) {
                statement.setObject(1, utc(now));
                statement.setObject(2, utc(now));
                return readIds(statement);
            }
        });
    }

    private List<UUID> webhooks(String query, long number, String text) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setLong(1, number);
                statement.setString(2, text);
                return readIds(statement);
            }
        });
    }

    /** Where a webhook's queue ends, locked; none when another process is filling it, or it waits for its receiver already. */
    Optional<Place> lock(UUID webhook, int mostWaiting) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select feed, position, run from webhook_progress p where webhook_id = ?
                        and (select count(*) from (select 1 from webhook_delivery d where d.webhook_id = p.webhook_id
                            and d.state = 'WAITING' limit ?) waiting) < ?
                    for update skip locked""")) {
                statement.setObject(1, webhook);
                statement.setInt(2, mostWaiting);
                statement.setInt(3, mostWaiting);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Place(row.getString(1), row.getLong(2), row.getInt(3)))
                            : Optional.<Place>empty();
                }
            }
        });
    }

    void fill(UUID webhook, Place place, List<Message> messages, String feed, long end, Instant now) {
        with(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                            insert into webhook_delivery (id, webhook_id, kind, run, position, event_id, type, subject, body, state,
                                next_at, created_at) values (?, ?, 'EVENT', ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?)""");
                    PreparedStatement move = connection.prepareStatement(
                            "update webhook_progress set feed = ?, position = ?, run = ? where webhook_id = ?")) {
                for (Message message : messages) {
                    insert.setObject(1, ids.next());
                    insert.setObject(2, webhook);
                    insert.setInt(3, place.run());
                    insert.setLong(4, message.position());
                    insert.setObject(5, message.eventId());
                    insert.setString(6, message.type());
                    insert.setString(7, message.subject());
                    insert.setString(8, message.body());
                    insert.setObject(9, utc(now));
                    insert.setObject(10, utc(now));
                    insert.addBatch();
                }
                insert.executeBatch();
                move.setString(1, feed);
                move.setLong(2, end);
                move.setInt(3, place.run());
                move.setObject(4, webhook);
                return move.executeUpdate();
            }
        });
    }

    /** Takes what is due, the oldest of each subject only: a later one waits until the earlier is done. */
    List<Due> claim(UUID webhook, int most, Instant now, Instant leasedUntil) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    with mine as (
                        select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id
                        where d.webhook_id = ? and d.state = 'WAITING' and d.next_at <= ?
                            and (d.leased_until is null or d.leased_until < ?) and (w.state = 'ACTIVE' or d.kind = 'TEST')
                            and not exists (select from webhook_delivery e where e.webhook_id = d.webhook_id
                                and e.subject = d.subject and e.state = 'WAITING' and e.number < d.number)
                        order by d.number limit ? for update of d skip locked)
                    update webhook_delivery d set leased_until = ? from mine where d.id = mine.id
                    returning d.id, d.kind, d.event_id, d.subject, d.body, d.attempts, d.created_at, d.number""")) {
                statement.setObject(1, webhook);
                statement.setObject(2, utc(now));
                statement.setObject(3, utc(now));
                statement.setInt(4, most);
                statement.setObject(5, utc(leasedUntil));
                List<Due> due = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        due.add(new Due(
                                row.getObject(1, UUID.class),
                                webhook,
                                row.getString(2),
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                row.getString(5),
                                row.getInt(6),
                                row.getObject(7, OffsetDateTime.class).toInstant()));
                    }
                }
                return due;
            }
        });
    }

    /** Writes down how attempts ended. One whose delivery is gone meanwhile (its webhook deleted, a replay) is passed over. */
    void write(List<Done> all) {
        with(connection -> {
            try (PreparedStatement attempt = connection.prepareStatement("""
                            insert into webhook_attempt (delivery_id, number, at, millis, status, outcome)
                            select id, ?, ?, ?, ?, ? from webhook_delivery where id = ? on conflict do nothing""");
                    PreparedStatement delivery = connection.prepareStatement("""
                            update webhook_delivery set state = ?, attempts = ?, next_at = ?, leased_until = null,
                                last_status = ?, last_outcome = ?, done_at = ? where id = ? and state = 'WAITING'""")) {
                for (Done done : all) {
                    add(attempt, delivery, done);
                }
                attempt.executeBatch();
                return delivery.executeBatch().length;
            }
        });
    }

    private static void add(PreparedStatement attempt, PreparedStatement delivery, Done done) throws SQLException {
        int number = done.due().attempts() + 1;
        attempt.setInt(1, number);
        attempt.setObject(2, utc(done.at()));
        attempt.setInt(3, (int) done.outcome().took().toMillis());
        attempt.setObject(4, done.outcome().status(), Types.INTEGER);
        attempt.setString(5, done.outcome().kind().name());
        attempt.setObject(6, done.due().id());
        attempt.addBatch();
        delivery.setString(1, done.state());
        delivery.setInt(2, number);
        delivery.setObject(3, utc(done.nextAt()));
        delivery.setObject(4, done.outcome().status(), Types.INTEGER);
        delivery.setString(5, done.outcome().kind().name());
        delivery.setObject(6, done.state().equals("WAITING") ? null : utc(done.at()), Types.TIMESTAMP_WITH_TIMEZONE);
        delivery.setObject(7, done.due().id());
        delivery.addBatch();
    }

    /** Notes how a webhook does. */
    void noteHealth(UUID webhook, boolean succeeded, boolean failed, Instant now) {
        with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    update webhook_progress set
                        last_success_at = case when ? then ? else last_success_at end,
                        failing_since = case when ? then null when ? then coalesce(failing_since, ?) else failing_since end
                    where webhook_id = ?""")) {
                statement.setBoolean(1, succeeded);
                statement.setObject(2, utc(now));
                statement.setBoolean(3, succeeded);
                statement.setBoolean(4, failed);
                statement.setObject(5, utc(now));
                statement.setObject(6, webhook);
                return statement.executeUpdate();
            }
        });
    }

    /** Whether the last that was heard of its receiver was good. */
    boolean answers(UUID webhook) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select 1 from webhook_progress"
                    + " where webhook_id = ? and last_success_at is not null and failing_since is null")) {
                statement.setObject(1, webhook);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Since when nothing has succeeded, if so. */
    @Nullable
    Instant failingSince(UUID webhook) {
        return with(connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(
                            "select failing_since from webhook_progress where webhook_id = ?")) {
                        statement.setObject(1, webhook);
                        try (ResultSet row = statement.executeQuery()) {
                            @Nullable OffsetDateTime since = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
                            return Optional.ofNullable(since).map(OffsetDateTime::toInstant);
                        }
                    }
                })
                .orElse(null);
    }

    private static List<UUID> readIds(PreparedStatement statement) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(row.getObject(1, UUID.class));
            }
        }
        return found;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new HibernateException("the queue of webhooks could not be read or written", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
