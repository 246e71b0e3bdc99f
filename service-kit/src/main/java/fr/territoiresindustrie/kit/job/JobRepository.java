package fr.territoiresindustrie.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** The tables of jobs. Leases are told by the database's clock, the only one that all workers share. */
@ApplicationScoped
class JobRepository {

    private static final int BATCH = 500;
    private static final String COLUMNS =
            "id, kind, state, caller, done, total, created_at, started_at, finished_at, problem";

    private final DataSource database;
    private final ObjectMapper json;

    JobRepository(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A caller as it is kept: the token itself is not. */
    private record Stored(
            String subject,
            String client,
            String name,
            Set<String> roles,
            Set<String> regions,
            Set<String> territories,
            @Nullable String operator) {

        static Stored of(Caller c) {
            return new Stored(c.subject(), c.client(), c.name(), c.roles(), c.regions(), c.territories(), c.operator());
        }

        Caller caller() {
            return new Caller(subject, client, name, roles, regions, territories, operator);
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T with(PreparedStatement statement) throws SQLException, JsonProcessingException;
    }

    private <T> T with(String sql, Use<T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.with(statement);
        } catch (SQLException e) {
            throw new HibernateException("jobs do not answer", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job is made of plain values", e);
        }
    }

    private boolean changed(String sql, Object... values) {
        return with(sql, statement -> {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
        });
    }

    void insert(UUID id, String kind, Caller caller) {
        with("insert into job (id, kind, state, caller, total) values (?, ?, 'QUEUED', cast(? as jsonb), 0)", s -> {
            s.setObject(1, id);
            s.setString(2, kind);
            s.setString(3, json.writeValueAsString(Stored.of(caller)));
            return s.executeUpdate();
        });
    }

    int insertInputs(UUID job, Iterable<Jobs.Input> inputs) {
        return with("insert into job_input (job_id, position, key, content) values (?, ?, ?, ?)", s -> {
            int count = 0;
            for (Jobs.Input input : inputs) {
                s.setObject(1, job);
                s.setInt(2, input.position());
                s.setString(3, input.key());
                s.setString(4, input.content());
                s.addBatch();
                if (++count % BATCH == 0) {
                    s.executeBatch();
                }
            }
            s.executeBatch();
            return count;
        });
    }

    void setTotal(UUID id, int total) {
        changed("update job set total = ? where id = ?", total, id);
    }

    Optional<Job> find(UUID id) {
        return with("select " + COLUMNS + " from job where id = ?", s -> {
            s.setObject(1, id);
            return first(s);
        });
    }

    List<Jobs.Input> inputs(UUID job, int after, int limit) {
        return with(
                "select position, key, content from job_input where job_id = ? and position > ? order by position limit ?",
                s -> {
                    s.setObject(1, job);
                    s.setInt(2, after);
                    s.setInt(3, limit);
                    List<Jobs.Input> inputs = new ArrayList<>();
                    try (ResultSet row = s.executeQuery()) {
                        while (row.next()) {
                            inputs.add(new Jobs.Input(row.getInt(1), row.getString(2), row.getString(3)));
                        }
                    }
                    return inputs;
                });
    }

    List<String> keysBefore(UUID job, int position, List<String> keys) {
        return with("select distinct key from job_input where job_id = ? and position < ? and key = any (?)", s -> {
            Array array = s.getConnection().createArrayOf("text", keys.toArray());
            s.setObject(1, job);
            s.setInt(2, position);
            s.setArray(3, array);
            List<String> known = new ArrayList<>();
            try (ResultSet row = s.executeQuery()) {
                while (row.next()) {
                    known.add(row.getString(1));
                }
            }
            return known;
        });
    }

    /** The oldest job that waits, or whose worker has not been heard of; nobody else gets it meanwhile. */
    Optional<Job> claim(String worker, List<String> kinds, Duration lease) {
        return with(
                "update job set state = 'RUNNING', worker = ?, lease_until = now() + ? * interval '1 millisecond',"
                        + " started_at = coalesce(started_at, now()), failures = failures + case when state = 'RUNNING' then 1 else 0 end"
                        + " where id = (select id from job where kind = any (?) and not_before <= now()"
                        + " and (state = 'QUEUED' or (state = 'RUNNING' and lease_until < now()))"
                        + " order by created_at for update skip locked limit 1) returning " + COLUMNS,
                s -> {
                    s.setString(1, worker);
                    s.setLong(2, lease.toMillis());
                    s.setArray(3, s.getConnection().createArrayOf("text", kinds.toArray()));
                    return first(s);
                });
    }

    /** Keeps the job; false when it is another worker's by now, or cancelled. */
    boolean renew(UUID id, String worker, Duration lease) {
        return changed(
                "update job set lease_until = now() + ? * interval '1 millisecond'"
                        + " where id = ? and worker = ? and state = 'RUNNING'",
                lease.toMillis(),
                id,
                worker);
    }

    /** Records a step, in its transaction; false when the job is another worker's by now, or cancelled: the step must then be undone. */
    boolean advance(UUID id, String worker, JobWork.Step step) {
        return step.finished()
                ? changed(
                        "update job set done = ?, state = 'SUCCEEDED', finished_at = now(), lease_until = null, worker = null,"
                                + " failures = 0 where id = ? and worker = ? and state = 'RUNNING'",
                        step.done(),
                        id,
                        worker)
                : changed(
                        "update job set done = ?, failures = 0 where id = ? and worker = ? and state = 'RUNNING'",
                        step.done(),
                        id,
                        worker);
    }

    /** Ends jobs whose workers were lost again and again: what they do may be what kills them. */
    void failOftenLost(int retries, Job.Failure failure) {
        with(
                "update job set state = 'FAILED', finished_at = now(), lease_until = null, worker = null,"
                        + " problem = cast(? as jsonb) where state = 'RUNNING' and lease_until < now() and failures >= ?",
                s -> {
                    s.setString(1, json.writeValueAsString(failure));
                    s.setInt(2, retries);
                    return s.executeUpdate();
                });
    }

    /** Gives the job back, to be taken up after a pause that grows; answers false when it has failed often enough. */
    boolean giveBack(UUID id, String worker, int retries) {
        return changed(
                "update job set state = 'QUEUED', lease_until = null, worker = null, failures = failures + 1,"
                        + " not_before = now() + power(2, failures) * interval '1 second'"
                        + " where id = ? and worker = ? and state = 'RUNNING' and failures < ?",
                id,
                worker,
                retries);
    }

    /** Hands the job over at once: its worker stops. */
    void release(UUID id, String worker) {
        changed(
                "update job set state = 'QUEUED', lease_until = null, worker = null"
                        + " where id = ? and worker = ? and state = 'RUNNING'",
                id,
                worker);
    }

    void fail(UUID id, String worker, Job.Failure failure) {
        with(
                "update job set state = 'FAILED', finished_at = now(), lease_until = null, worker = null,"
                        + " problem = cast(? as jsonb) where id = ? and worker = ? and state = 'RUNNING'",
                s -> {
                    s.setString(1, json.writeValueAsString(failure));
                    s.setObject(2, id);
                    s.setString(3, worker);
                    return s.executeUpdate();
                });
    }

    boolean cancel(UUID id) {
        return changed(
                "update job set state = 'CANCELLED', finished_at = now(), lease_until = null, worker = null"
                        + " where id = ? and state in ('QUEUED', 'RUNNING')",
                id);
    }

    void deleteOld() {
        with("delete from job where finished_at < now() - interval '30 days'", PreparedStatement::executeUpdate);
    }

    private Optional<Job> first(PreparedStatement statement) throws SQLException, JsonProcessingException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(job(row)) : Optional.empty();
        }
    }

    private Job job(ResultSet row) throws SQLException, JsonProcessingException {
        @Nullable String problem = row.getString("problem");
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                JobState.valueOf(row.getString("state")),
                json.readValue(row.getString("caller"), Stored.class).caller(),
                row.getInt("done"),
                row.getInt("total"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                problem == null ? null : json.readValue(problem, Job.Failure.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
