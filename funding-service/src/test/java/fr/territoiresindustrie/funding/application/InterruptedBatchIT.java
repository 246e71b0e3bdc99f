package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kit.idempotency.IdempotencyKey;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.DatabaseProblem;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The database ends the service's sessions again and again, wherever their batches are. Clients repeat with their key until they have an answer:
 * every agreement is made once, and nothing of a broken batch is left.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InterruptedBatchIT {

    private static final int ATTEMPTS = 800;
    private static final Caller ADEME =
            new Caller("s", "ademe", "ademe", Set.of(Roles.OPERATOR), Set.of(), Set.of(), "ademe");

    @Inject
    FundingFixture funding;

    @Inject
    ApplicationMoveService moves;

    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void sessionsEndedInTheMidstOfBatchesLeaveEachAgreementWholeOrAbsent() throws Exception {
        String envelope = funding.envelope("1000000.00");
        Queue<UUID> waiting = new ConcurrentLinkedQueue<>(funding.selectedInBulk(envelope, "100.00", ATTEMPTS));
        AtomicBoolean done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(() -> {
                        for (UUID id = waiting.poll(); id != null; id = waiting.poll()) {
                            untilAnswered(id);
                            made.incrementAndGet();
                        }
                        return i;
                    }))
                    .toList();
            var killer = threads.submit(() -> {
                while (!done.get()) {
                    int before = made.get();
                    endSession();
                    // However slow the machine is, something is made between two ends.
                    await().atMost(Duration.ofMinutes(2))
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> done.get() || made.get() > before);
                }
                return null;
            });
            try {
                for (var client : clients) {
                    client.get();
                }
            } finally {
                done.set(true); // the one who ends sessions must not go on for ever when a client has failed
            }
            killer.get();
        }
        assertThat(broken).as("batches that were interrupted").hasPositiveValue();
        assertThat(balance(envelope, "committed")).isEqualTo(new Money(ATTEMPTS * 10_000L).toString());
        assertThat(funding.query(
                        "select count(*) from idempotency_key k join application a on a.id::text = k.key where a.envelope_code = '"
                                + envelope + "'"))
                .containsExactly(String.valueOf(ATTEMPTS));
        funding.invariantsHold();
    }

    /** Ends one session of the service, whatever it does, and waits a little, so that the next is in the midst of its work again. */
    private void endSession() throws Exception {
        try {
            funding.query("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where usename = current_user and pid <> pg_backend_pid() and state <> 'idle' limit 1""");
            funding.query("select pg_sleep(0.05)");
        } catch (java.sql.SQLException endedToo) {
            broken.incrementAndGet();
        }
    }

    private void untilAnswered(UUID id) {
        for (int tries = 0; ; tries++) {
            try {
                agree(id);
                return;
            } catch (Problem refused) {
                // the first try still holds the key while its session ends
                assertThat(refused.getMessage()).startsWith("IDEMPOTENCY_KEY_IN_USE");
            } catch (RuntimeException away) {
                assertThat(DatabaseProblem.isAway(away) || tries < 100)
                        .as(away.toString())
                        .isTrue();
                broken.incrementAndGet();
            }
        }
    }

    private void agree(UUID id) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            moves.run(
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
                    new IdempotencyKey("ademe s", id.toString(), "f"));
        } finally {
            request.terminate();
        }
    }
}
