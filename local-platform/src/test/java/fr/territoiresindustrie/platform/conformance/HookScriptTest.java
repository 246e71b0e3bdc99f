package fr.territoiresindustrie.platform.conformance;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.territoiresindustrie.platform.conformance.Finding.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Receivers of each kind, by the reference library where they check. */
class HookScriptTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SECRET_OF_ANOTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private final HookScript script = new HookScript();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private volatile BiFunction<HttpHeaders, String, Integer> answer = this::checked;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
        script.secret(SECRET);
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    @Test
    void whoChecksEverythingHandlesAllInFourMessages() {
        List<Integer> answers = deliver(4);
        assertThat(answers).containsOnly(204);
        assertThat(known).hasSize(4);
        assertThat(script.findings()).hasSize(4).allMatch(finding -> finding.verdict() == Verdict.HANDLED);
    }

    @Test
    void whoChecksTheSignatureButNotTheTimeIsTold() {
        answer = (headers, body) -> isOf(headers, body, SECRET) ? 204 : 401;
        deliver(4);
        assertThat(verdict("webhook_old")).isEqualTo(Verdict.NOT_HANDLED);
        assertThat(verdict("webhook_forged")).isEqualTo(Verdict.HANDLED);
    }

    @Test
    void whoChecksNothingIsTold() {
        answer = (headers, body) -> known.add(id(headers)) ? 204 : 409;
        deliver(4);
        for (String trial : List.of("webhook_twice", "webhook_forged", "webhook_old")) {
            assertThat(verdict(trial)).as(trial).isEqualTo(Verdict.NOT_HANDLED);
        }
    }

    @Test
    void whoRefusesEverythingHasToldNothingApart() {
        answer = (headers, body) -> 401;
        assertThat(deliver(4)).contains(401);
        assertThat(script.findings()).allMatch(finding -> finding.verdict() == Verdict.NOT_HANDLED);
    }

    @Test
    void aSecretOfAnotherWebhookSignsNothing() {
        HookScript other = new HookScript();
        other.secret(SECRET_OF_ANOTHER);
        for (int i = 0; i < 5; i++) {
            other.deliver(message());
        }
        assertThat(other.findings().getLast().verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void aReceiverMayReadItsSecretBeforeItAnswers() {
        answer = (headers, body) -> {
            script.secret(SECRET);
            return checked(headers, body);
        };
        assertThat(deliver(4)).containsOnly(204);
        assertThat(script.findings()).allMatch(finding -> finding.verdict() == Verdict.HANDLED);
    }

    @Test
    void whatIsHeldComesAlsoToWhoWaitsForNothingElse() {
        deliver(2);
        await().until(() -> known.size() == 2);
        assertThat(verdict("webhook_late")).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void whoIsGoneHasAnsweredNothing() {
        server.stop(0);
        assertThat(deliver(1)).containsOnly(502);
        assertThat(verdict("webhook_twice")).isEqualTo(Verdict.NOT_HANDLED);
    }

    private List<Integer> deliver(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> script.deliver(message()))
                .toList();
    }

    private Verdict verdict(String trial) {
        return script.findings().stream()
                .filter(finding -> finding.trial().equals(trial))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    /** Signed by the reference library, as the platform's are. */
    private Message message() {
        String id = UUID.randomUUID().toString();
        String body = "{\"type\":\"project.approved\"}";
        long now = Instant.now().getEpochSecond();
        try {
            Map<String, String> headers = new TreeMap<>(Map.of(
                    "webhook-id",
                    id,
                    "webhook-timestamp",
                    Long.toString(now),
                    "webhook-signature",
                    new Webhook(SECRET).sign(id, now, body)));
            return new Message("http://127.0.0.1:" + server.getAddress().getPort() + "/", headers, body);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int checked(HttpHeaders headers, String body) {
        try {
            new Webhook(SECRET).verify(body, headers);
            known.add(id(headers));
            return 204;
        } catch (WebhookVerificationException forged) {
            return 401;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOf(HttpHeaders headers, String body, String secret) {
        Map<String, String> flat = new TreeMap<>();
        headers.map().forEach((name, values) -> flat.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Message("", flat, body).isSignedWith(secret);
    }

    private static String id(HttpHeaders headers) {
        return headers.firstValue("webhook-id").orElseThrow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            exchange.sendResponseHeaders(answer.apply(headers, body), -1);
        }
    }
}
