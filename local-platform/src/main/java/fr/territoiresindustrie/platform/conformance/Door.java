package fr.territoiresindustrie.platform.conformance;

import com.sun.net.httpserver.HttpExchange;
import fr.territoiresindustrie.platform.conformance.Forwarding.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Stands before the gateway: passes on what comes, except where the script plays something. */
final class Door {

    private final Instant opened = Instant.now();
    private final Script script = new Script();
    private final String gateway;
    private final Hooks hooks;

    /** @param gateway where the requests go on to, such as {@code http://localhost:8080} */
    Door(String gateway, Hooks hooks) {
        this.gateway = gateway;
        this.hooks = hooks;
    }

    List<Finding> findings() {
        return script.findings();
    }

    /** Closes the exchange when all was said. When it throws, the server closes the connection, and the client sees an answer that ends too early. */
    void handle(HttpExchange exchange) throws IOException {
        byte[] body = Forwarding.body(exchange.getRequestBody());
        Optional<Trial> trial = played(exchange, body);
        if (trial.isEmpty()) {
            passOn(exchange, body);
        } else if (trial.get().refusal().isPresent()) {
            refuse(exchange, trial.get().refusal().get());
        } else {
            breakOff(exchange, trial.get(), body);
        }
        exchange.close();
    }

    private void breakOff(HttpExchange exchange, Trial trial, byte[] body) throws IOException {
        if (trial.reachesTheGateway()) {
            answer(exchange, body).close();
        } else if (trial.beginsAnAnswer()) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write("{\"items\": [".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
        throw new IOException("broken off for " + trial);
    }

    /** What waits for events lasts, and a client may hold no other: nothing is played on it. */
    private Optional<Trial> played(HttpExchange exchange, byte[] body) {
        if (Forwarding.isStream(exchange)) {
            return Optional.empty();
        }
        return script.play(new Call(
                Duration.between(opened, Instant.now()),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("If-Match"),
                body.length == 0 ? Call.NO_BODY : digest(body),
                null));
    }

    private void passOn(HttpExchange exchange, byte[] body) throws IOException {
        try (Answer answer = answer(exchange, body)) {
            if (Hooks.concern(exchange.getRequestURI().getPath())) {
                answer.send(exchange, hooks.outward(answer.bytes()));
            } else {
                answer.send(exchange);
            }
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        byte[] told = Hooks.concern(exchange.getRequestURI().getPath()) ? hooks.inward(body) : body;
        return Forwarding.send(exchange, gateway + exchange.getRequestURI(), told);
    }

    private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/problem+json");
        refusal.retryAfter().ifPresent(time -> headers.set("Retry-After", Long.toString(time.toSeconds())));
        byte[] body = refusal.body(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(refusal.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
