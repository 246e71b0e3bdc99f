package fr.territoiresindustrie.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs an operation once per key: lock, look, run, store, all in one transaction. */
@ApplicationScoped
class IdempotentCall {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    IdempotentCall(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was answered the first time. */
    private record Stored(
            String fingerprint,
            int status,
            Map<String, String> headers,
            @Nullable String body) {}

    @Transactional(rollbackOn = Exception.class)
    @Nullable
    Object once(String client, String key, String fingerprint, InvocationContext invocation) throws Exception {
        if (!lock(client, key)) {
            throw RequestProblem.IDEMPOTENCY_KEY_IN_USE
                    .because(
                            "La première requête de cette clé est en cours.",
                            "The first request with this key is running.")
                    .retryAfter(1);
        }
        Optional<Stored> first = find(client, key);
        if (first.isPresent()) {
            if (!first.get().fingerprint().equals(fingerprint)) {
                throw RequestProblem.IDEMPOTENCY_KEY_REUSED.because(
                        "Cette clé a servi à une autre requête.", "This key was used for another request.");
            }
            return replay(first.get());
        }
        RestResponse<?> answer = (RestResponse<?>) invocation.proceed();
        @Nullable String body = answer.getEntity() == null ? null : json.writeValueAsString(answer.getEntity());
        store(client, key, fingerprint, answer, body);
        return answer;
    }

    private static RestResponse<?> replay(Stored first) {
        var builder = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(first.status()), (Object) first.body())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .header("Idempotency-Replayed", "true");
        first.headers().forEach(builder::header);
        return builder.build();
    }

    private boolean lock(String client, String key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, client + "\n" + key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private Optional<Stored> find(String client, String key) throws SQLException, JsonProcessingException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select fingerprint, status, headers, body from idempotency_key where client = ? and key = ?")) {
            statement.setString(1, client);
            statement.setString(2, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stored(
                                row.getString(1),
                                row.getInt(2),
                                json.readValue(row.getString(3), TEXTS),
                                row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    private void store(String client, String key, String fingerprint, RestResponse<?> answer, @Nullable String body)
            throws SQLException, JsonProcessingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {HttpHeaders.ETAG, HttpHeaders.LOCATION}) {
            @Nullable String value = answer.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into idempotency_key (client, key, fingerprint, status, headers, body)
                        values (?, ?, ?, ?, cast(? as jsonb), ?)""")) {
            statement.setString(1, client);
            statement.setString(2, key);
            statement.setString(3, fingerprint);
            statement.setInt(4, answer.getStatus());
            statement.setString(5, json.writeValueAsString(headers));
            statement.setString(6, body);
            statement.executeUpdate();
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
