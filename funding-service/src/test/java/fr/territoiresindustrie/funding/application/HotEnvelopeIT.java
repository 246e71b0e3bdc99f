package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kit.idempotency.IdempotencyKey;
import fr.territoiresindustrie.kit.idempotency.StoredAnswer;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/**
 * Far more agreements than an envelope has room for, by many clients at once, every hundredth sent twice. The program of a million attempts is
 * this test with {@code -Dattempts=1000000}.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(HotEnvelopeIT.OwnLedger.class)
class HotEnvelopeIT {

    /** A database of its own: the other tests' checks of the whole ledger need not read these agreements again and again. */
    public static final class OwnLedger implements QuarkusTestProfile {}

    private static final int ATTEMPTS = Integer.getInteger("attempts", 50_000);
    private static final int CLIENTS = 64;
    private static final Caller ADEME =
            new Caller("s", "ademe", "ademe", Set.of(Roles.OPERATOR), Set.of(), Set.of(), "ademe");

    @Inject
    FundingFixture funding;

    @Inject
    ApplicationMoveService moves;

    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();

    @Test
    void anEnvelopeWithRoomForHalfCommitsExactlyHalf() throws Exception {
        Money room = new Money(ATTEMPTS / 2 * 10_000L + 9_999);
        String envelope = funding.envelope(room.toString());
        Queue<UUID> waiting = new ConcurrentLinkedQueue<>(funding.selectedInBulk(envelope, "100.00", ATTEMPTS));
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> threads.submit(() -> {
                        for (UUID id = waiting.poll(); id != null; id = waiting.poll()) {
                            attempt(id, threads);
                        }
                        return i;
                    }))
                    .toList();
            for (var client : clients) {
                client.get();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%d attempts, %.0f a second%n", ATTEMPTS, ATTEMPTS / seconds);
        assertThat(outcomes)
                .containsEntry("AGREED", ATTEMPTS / 2)
                .containsEntry("OVER_COMMITMENT", ATTEMPTS - ATTEMPTS / 2);
        // Which of the last two a double click meets is a matter of microseconds.
        assertThat(outcomes.keySet()).isSubsetOf("AGREED", "OVER_COMMITMENT", "AGAIN", "IDEMPOTENCY_KEY_IN_USE");
        assertThat(balance(envelope, "available")).isEqualTo("99.99");
        assertThat(balance(envelope, "committed")).isEqualTo(new Money(ATTEMPTS / 2 * 10_000L).toString());
        funding.invariantsHold();
        publicationReadsThemAll();
    }

    /** All of one body, beneficiary and year: what they come to is found once, not once for each. */
    private static void publicationReadsThemAll() {
        given().accept("text/csv")
                .get("/v1/publications/scdl?owner=ademe")
                .then()
                .statusCode(200);
        given().get("/v1/publications/pending?owner=ademe&limit=200")
                .then()
                .statusCode(200)
                .body("items", hasSize(200))
                .body("totalEstimate", equalTo(Math.min(ATTEMPTS / 2, KeysetQuery.COUNTED_EXACTLY + 1)));
    }

    /** Every hundredth is a double click: the second one gets the first one's answer, or is told to wait. */
    private void attempt(UUID id, java.util.concurrent.ExecutorService threads) throws Exception {
        IdempotencyKey key = new IdempotencyKey("ademe s", id.toString(), "f");
        if (id.hashCode() % 100 == 0) {
            var second = threads.submit(() -> agree(id, key));
            count(once(agree(id, key), second.get()));
            return;
        }
        count(agree(id, key));
    }

    /** Of a double click one counts, and the other has no effect of its own. */
    private String once(String first, String second) {
        List<String> both = List.of(first, second);
        if (both.contains("AGREED")) {
            count(both.get(1 - both.indexOf("AGREED")));
            return "AGREED";
        }
        return "OVER_COMMITMENT";
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private String agree(UUID id, IdempotencyKey key) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            StoredAnswer answer = moves.run(
                    id,
                    new ApplicationRequests.Move(
                            ApplicationCommand.AGREE,
                            null,
                            null,
                            new ApplicationRequests.AgreementBody(
                                    Money.parse("100.00"),
                                    LocalDate.of(2026, 3, 1),
                                    "EJ-" + id,
                                    FundingFixture.ofAHundred())),
                    new IfMatch(0),
                    ADEME,
                    key);
            return answer.replayed() ? "AGAIN" : "AGREED";
        } catch (Problem refused) {
            return refused.getMessage().substring(0, refused.getMessage().indexOf(':'));
        } finally {
            request.terminate();
        }
    }
}
