package fr.territoiresindustrie.kit.job;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JobIT {

    private static final Caller CALLER =
            new Caller("s", "c", "n", Set.of("territory"), Set.of(), Set.of("TI2-8403"), null);

    @Inject
    Jobs jobs;

    @Inject
    CountingWork work;

    @Inject
    DataSource database;

    private final UUID id = UUID.randomUUID();

    @Test
    void doesAJobStepByStepWithTheRightsOfWhoAskedForIt() {
        submit("a", "b", "c");
        Job done = awaitEnd();
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.done()).isEqualTo(3);
        assertThat(done.total()).isEqualTo(3);
        assertThat(done.caller()).isEqualTo(CALLER);
        assertThat(done.finishedAt()).isAfterOrEqualTo(done.startedAt());
        assertThat(work.steps.get(id)).isEqualTo(3);
    }

    @Test
    void triesAFailureAgainFromTheLastStep() {
        submit("a", "fail once", "c");
        assertThat(awaitEnd().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(work.steps.get(id)).isEqualTo(4);
    }

    @Test
    void endsAtARefusalWithItsReason() {
        submit("a", "refuse", "c");
        Job failed = awaitEnd();
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.done()).isEqualTo(1);
        assertThat(failed.failure().code()).isEqualTo("CONFLICT");
        assertThat(failed.failure().detail().fr()).isEqualTo("Non.");
        assertThat(work.steps.get(id)).isEqualTo(2);
    }

    @Test
    void takesUpWhatALostWorkerLeft() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> {
            insert("a", "b", "c", "d");
            update(
                    "update job set state = 'RUNNING', worker = 'gone', lease_until = now() - interval '1 second', done = 3 where id = ?");
        });
        assertThat(awaitEnd().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(work.steps.get(id)).isEqualTo(1);
    }

    @Test
    void leavesAJobToTheWorkerThatKeepsIt() {
        QuarkusTransaction.requiringNew().run(() -> {
            insert("a");
            update(
                    "update job set state = 'RUNNING', worker = 'busy', lease_until = now() + interval '1 hour' where id = ?");
        });
        UUID later = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.submit(later, "counting", CALLER, List.of(new Jobs.Input(1, "k", "x"))));
        Awaitility.await().until(() -> jobs.find(later).orElseThrow().state() == JobState.SUCCEEDED);
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.RUNNING);
        assertThat(work.steps).doesNotContainKey(id);
    }

    @Test
    void undoesTheStepOfAWorkerThatLostItsJobMeanwhile() throws Exception {
        waitInStep("wait", "b");
        QuarkusTransaction.requiringNew().run(() -> update("update job set worker = 'other' where id = ?"));
        work.go.get(id).countDown();
        assertThat(awaitStillAt(0)).isEqualTo(JobState.RUNNING);
    }

    @Test
    void stopsACancelledJobAndUndoesItsStep() throws Exception {
        waitInStep("wait", "b");
        QuarkusTransaction.requiringNew().run(() -> jobs.cancel(id));
        work.go.get(id).countDown();
        assertThat(awaitStillAt(0)).isEqualTo(JobState.CANCELLED);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> jobs.cancel(id)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("JOB_ALREADY_FINISHED");
    }

    @Test
    void givesUpOnWhatKillsItsWorkers() {
        QuarkusTransaction.requiringNew().run(() -> {
            insert("a");
            update(
                    "update job set state = 'RUNNING', worker = 'gone', lease_until = now() - interval '1 second', failures = 4 where id = ?");
        });
        Job failed = awaitEnd();
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.failure().code()).isEqualTo("INTERNAL_ERROR");
        assertThat(work.steps).doesNotContainKey(id);
    }

    private void waitInStep(String... contents) throws InterruptedException {
        work.begun.put(id, new CountDownLatch(1));
        work.go.put(id, new CountDownLatch(1));
        submit(contents);
        assertThat(work.begun.get(id).await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Once the worker has turned to another job, it has left this one. */
    private JobState awaitStillAt(int done) {
        UUID later = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.submit(later, "counting", CALLER, List.of(new Jobs.Input(1, "k", "x"))));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jobs.find(later).orElseThrow().state() == JobState.SUCCEEDED);
        Job job = jobs.find(id).orElseThrow();
        assertThat(job.done()).isEqualTo(done);
        return job.state();
    }

    private void submit(String... contents) {
        QuarkusTransaction.requiringNew().run(() -> insert(contents));
    }

    private void insert(String... contents) {
        List<Jobs.Input> inputs = new ArrayList<>();
        for (String content : contents) {
            inputs.add(new Jobs.Input(inputs.size() + 1, "k" + inputs.size(), content));
        }
        jobs.submit(id, "counting", CALLER, inputs);
    }

    private void update(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Job awaitEnd() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jobs.find(id).orElseThrow().finishedAt() != null);
        return jobs.find(id).orElseThrow();
    }
}
