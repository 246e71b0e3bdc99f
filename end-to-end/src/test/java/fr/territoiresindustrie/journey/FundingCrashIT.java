package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.kittest.Tokens;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The service's process is killed, again and again, while many clients commit and pay. They repeat with their keys until they have an answer:
 * everything is done once, nothing is half done, and every invariant of the ledger holds.
 */
class FundingCrashIT {

    private static final int APPLICATIONS = 160;
    private static final int CLIENTS = 16;
    private static final int KILLS = 4;
    private static final String COLLEAGUE =
            Tokens.sign(Tokens.claims("ademe-colleague", "operator").claim("operator", "ademe"));

    @TempDir
    private static Path home;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicInteger paid = new AtomicInteger();
    private FundingService service;
    private FundingScene scene;

    @Test
    void aProcessKilledInTheMidstLeavesEverythingDoneOnceOrNotAtAll() throws Exception {
        try (FundingService started = new FundingService(home)) {
            service = started;
            scene = new FundingScene(started);
            Queue<String> waiting = new ConcurrentLinkedQueue<>(scene.selected(APPLICATIONS, "1000000.00"));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(threads.submit(() -> {
                        for (String id = waiting.poll(); id != null; id = waiting.poll()) {
                            commitAndPay(id);
                        }
                    }));
                }
                for (int kill = 1; kill <= KILLS; kill++) {
                    int enough = kill * APPLICATIONS / (KILLS + 2);
                    await().atMost(Duration.ofMinutes(3))
                            .pollInterval(Duration.ofMillis(5))
                            .until(() ->
                                    paid.get() >= enough || clients.stream().allMatch(Future::isDone));
                    service.kill();
                    service.start();
                }
                for (Future<?> client : clients) {
                    client.get();
                }
            }
            assertThat(interrupted).as("requests that were cut off").hasPositiveValue();
            everythingIsDoneOnce();
            everyKeyGivesItsFirstAnswerAgain();
            everythingIsDoneOnce();
        }
    }

    private void everythingIsDoneOnce() throws Exception {
        assertThat(service.query("select invariant || ' ' || detail from ledger_violation"))
                .isEmpty();
        assertThat(service.query("select state || ' ' || count(*) from application group by state order by 1"))
                .containsExactly("IN_PAYMENT " + APPLICATIONS, "SELECTED 1");
        assertThat(service.query(
                        "select kind || ' ' || authority || ' ' || count(*) || ' ' || sum(amount) from movement"
                                + " group by kind, authority order by kind, authority"))
                .containsExactly(
                        "COMMITMENT AE " + APPLICATIONS + " " + APPLICATIONS * 10_000,
                        "OPENING AE 1 100000000",
                        "OPENING CP 1 100000000",
                        "PAYMENT AE " + APPLICATIONS + " " + APPLICATIONS * 3_000,
                        "PAYMENT CP " + APPLICATIONS + " " + APPLICATIONS * 3_000);
        assertThat(service.query("select state || ' ' || count(*) from payment group by state"))
                .containsExactly("CONFIRMED " + APPLICATIONS);
        assertThat(
                        service.query(
                                "select type || ' ' || count(*) from outbox_event where type in"
                                        + " ('application.agreed', 'payment.requested', 'payment.authorised', 'payment.confirmed') group by type order by 1"))
                .containsExactly(
                        "application.agreed " + APPLICATIONS,
                        "payment.authorised " + APPLICATIONS,
                        "payment.confirmed " + APPLICATIONS,
                        "payment.requested " + APPLICATIONS);
        Response proof = scene.once(FundingScene.ADEME, "proof-" + answers.size() + "-" + paid.incrementAndGet())
                .post("/v1/envelopes/" + FundingScene.ENVELOPE + "/proofs");
        proof.then().statusCode(201);
        assertThat(proof.<Boolean>path("holds")).as(proof.asString()).isTrue();
    }

    private void everyKeyGivesItsFirstAnswerAgain() {
        Map<String, String> before = Map.copyOf(answers);
        before.keySet().stream()
                .filter(key -> key.startsWith("agree-"))
                .map(key -> key.substring("agree-".length()))
                .forEach(id -> {
                    assertThat(commitAndPay(id))
                            .allSatisfy(answer -> assertThat(answer.header("Idempotency-Replayed"))
                                    .isEqualTo("true"));
                });
        assertThat(answers).isEqualTo(before);
    }

    /** Agrees, then asks for an advance, which one person authorises and another confirms; each until it is answered. */
    private List<Response> commitAndPay(String id) {
        List<Response> made = new ArrayList<>();
        made.add(untilAnswered(
                "agree-" + id,
                200,
                () -> scene.once(FundingScene.ADEME, "agree-" + id)
                        .header("If-Match", "\"0\"")
                        .body(FundingScene.agreement(id))
                        .post("/v1/applications/" + id + "/transitions")));
        made.add(untilAnswered(
                "ask-" + id,
                201,
                () -> scene.once(FundingScene.ADEME, "ask-" + id)
                        .body(Map.of("kind", "ADVANCE", "amount", "30.00"))
                        .post("/v1/applications/" + id + "/payments")));
        String payment = made.getLast().path("id");
        made.add(move(FundingScene.ADEME, payment, 0, "AUTHORISE"));
        made.add(move(COLLEAGUE, payment, 1, "CONFIRM"));
        paid.incrementAndGet();
        return made;
    }

    private Response move(String token, String payment, int version, String command) {
        String key = command + "-" + payment;
        return untilAnswered(
                key,
                200,
                () -> scene.once(token, key)
                        .header("If-Match", "\"" + version + "\"")
                        .body(Map.of("command", command))
                        .post("/v1/payments/" + payment + "/transitions"));
    }

    private Response untilAnswered(String key, int status, Supplier<Response> request) {
        Response answer = await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> attempt(request), tried -> tried != null && !isLater(tried));
        assertThat(answer.statusCode()).as(key + ": " + answer.asString()).isEqualTo(status);
        answers.merge(key, answer.asString(), (first, again) -> {
            assertThat(again).isEqualTo(first);
            return first;
        });
        return answer;
    }

    private Response attempt(Supplier<Response> request) {
        try {
            return request.get();
        } catch (Exception cutOff) {
            assertThat(cutOff).isInstanceOf(java.io.IOException.class);
            interrupted.incrementAndGet();
            return null;
        }
    }

    /** Whether the service asks to come again: the first request may still hold its key, and a database session may not have ended yet. */
    private static boolean isLater(Response answer) {
        return answer.statusCode() == 503
                || (answer.statusCode() == 409 && "IDEMPOTENCY_KEY_IN_USE".equals(answer.path("code")));
    }
}
