package fr.territoiresindustrie.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** Looks after keys, of one request or of several that commit together: lock and look, then store, all in the caller's transaction. */
@ApplicationScoped
public class IdempotencyKeys {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String LOCK = """
            select pg_try_advisory_xact_lock(hashtextextended(k.name, 0))
            from unnest(cast(? as text[])) with ordinality k (name, n) order by n""";
    private static final String FIND = """
            select client, key, fingerprint, status, headers, body from idempotency_key
            join unnest(cast(? as text[]), cast(? as text[])) k (client, key) using (client, key)""";
    private static final String STORE = """
            insert into idempotency_key (client, key, fingerprint, status, headers, body)
            values (?, ?, ?, ?, cast(? as jsonb), ?)""";

    private final DataSource database;
    private final ObjectMapper json;

    IdempotencyKeys(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What a key allows now: nothing of the following when the request may run; the first answer; or a refusal. */
    public record Claim(
            @Nullable StoredAnswer first, @Nullable Problem refusal) {

        private static final Claim FREE = new Claim(null, null);

        public boolean isFree() {
            return first == null && refusal == null;
        }
    }

    /** An answer about to be kept. */
    public record Answered(IdempotencyKey key, StoredAnswer answer) {}

    private record Stored(String fingerprint, StoredAnswer answer) {}

    /** Locks the keys for the rest of the transaction and says of each, in order, what it allows. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Claim> claim(List<IdempotencyKey> keys) {
        try (Connection connection = database.getConnection()) {
            List<Boolean> locked = lock(connection, keys);
            Map<String, Stored> stored = find(connection, keys);
            Set<String> seen = new HashSet<>();
            List<Claim> claims = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                IdempotencyKey key = keys.get(i);
                claims.add(claim(key, locked.get(i) && seen.add(key.name()), stored.get(key.name())));
            }
            return claims;
        } catch (SQLException | JsonProcessingException e) {
            throw new HibernateException("keys could not be read", e);
        }
    }

    private static Claim claim(IdempotencyKey key, boolean locked, @Nullable Stored stored) {
        if (!locked) {
            return new Claim(
                    null,
                    RequestProblem.IDEMPOTENCY_KEY_IN_USE
                            .because(
                                    "La première requête de cette clé est en cours.",
                                    "The first request with this key is running.")
                            .retryAfter(1));
        }
        if (stored == null) {
            return Claim.FREE;
        }
        return stored.fingerprint().equals(key.fingerprint())
                ? new Claim(stored.answer(), null)
                : new Claim(
                        null,
                        RequestProblem.IDEMPOTENCY_KEY_REUSED.because(
                                "Cette clé a servi à une autre requête.", "This key was used for another request."));
    }

    private static List<Boolean> lock(Connection connection, List<IdempotencyKey> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(IdempotencyKey::name).toArray()));
            List<Boolean> locked = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    locked.add(row.getBoolean(1));
                }
            }
            return locked;
        }
    }

    /** After the locks, in a statement of its own: it sees what their last holders committed. */
    private Map<String, Stored> find(Connection connection, List<IdempotencyKey> keys)
            throws SQLException, JsonProcessingException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(IdempotencyKey::client).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(IdempotencyKey::key).toArray()));
            Map<String, Stored> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new IdempotencyKey(row.getString(1), row.getString(2), row.getString(3)).name(),
                            new Stored(
                                    row.getString(3),
                                    new StoredAnswer(
                                            row.getInt(4),
                                            json.readValue(row.getString(5), TEXTS),
                                            row.getString(6),
                                            true)));
                }
            }
            return found;
        }
    }

    /** Keeps the answers, for 30 days. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void store(List<Answered> answers) {
        if (answers.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STORE)) {
            for (Answered one : answers) {
                statement.setString(1, one.key().client());
                statement.setString(2, one.key().key());
                statement.setString(3, one.key().fingerprint());
                statement.setInt(4, one.answer().status());
                statement.setString(5, json.writeValueAsString(one.answer().headers()));
                statement.setString(6, one.answer().body());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new HibernateException("answers could not be kept", e);
        }
    }

    /** Forgets keys of more than 30 days. */
    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forgetOldKeys() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "delete from idempotency_key where created_at < now() - interval '30 days'")) {
            statement.executeUpdate();
        }
    }
}
