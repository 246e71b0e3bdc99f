package fr.territoiresindustrie.platform.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the platform itself answers in such a case: a problem as RFC 9457 has it, with the code of the contract. */
enum Refusal {
    UNAVAILABLE(503, "SERVICE_UNAVAILABLE", "Service momentanément indisponible", 2),
    LIMITED(429, "TOO_MANY_REQUESTS", "Trop de requêtes", 2),
    RUNNING(409, "IDEMPOTENCY_KEY_IN_USE", "Requête de même clé en cours", 1),
    STALE(412, "STALE_VERSION", "Version dépassée", 0),
    RULE(409, "RULES_UNMET", "Règles non remplies", 0);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int status;
    private final String code;
    private final String title;
    private final int seconds;

    Refusal(int status, String code, String title, int seconds) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.seconds = seconds;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Optional<Duration> retryAfter() {
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    byte[] body(String path) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:territoires-industrie:problem:" + code);
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", "Joué par l'essai de conformité.");
        problem.put("instance", path);
        problem.put("code", code);
        problem.put("traceId", UUID.randomUUID().toString().replace("-", ""));
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers can be written", e);
        }
    }
}
