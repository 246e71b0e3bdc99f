package fr.territoiresindustrie.kit.job;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The worker of this process: takes up one job after the other, and keeps its lease while a step runs. */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private static final Job.Failure TOO_OFTEN = new Job.Failure(
            RequestProblem.INTERNAL_ERROR.code(),
            RequestProblem.INTERNAL_ERROR.title(),
            new Text("Le travail a échoué plusieurs fois.", "The work has failed several times."));

    private final JobConfig config;
    private final JobRepository jobs;
    private final Map<String, JobWork> works;
    private final String worker;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicReference<@Nullable Job> present = new AtomicReference<>();
    private @Nullable Thread thread;
    private @Nullable Thread heart;

    JobRunner(JobConfig config, JobRepository jobs, @All List<JobWork> works, Ids ids) {
        this.config = config;
        this.jobs = jobs;
        this.works = works.stream().collect(Collectors.toMap(JobWork::kind, Function.identity()));
        this.worker = ids.next().toString();
    }

    /** The job is another worker's by now, or cancelled: the step is undone. */
    private static final class Lost extends RuntimeException {
        Lost() {
            super(null, null, false, false);
        }
    }

    void start(@Observes StartupEvent started) {
        if (config.worker() && !works.isEmpty()) {
            thread = Thread.ofPlatform().name("job-worker").daemon().start(this::work);
            heart = Thread.ofPlatform().name("job-lease").daemon().start(this::keep);
        }
    }

    /** The step under way is undone when it does not end in time; another worker takes the job up at once. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping.countDown();
        for (@Nullable Thread one : new Thread[] {thread, heart}) {
            if (one != null) {
                one.join(TimeUnit.SECONDS.toMillis(8));
            }
        }
    }

    private void work() {
        while (!isStopping(0)) {
            try {
                jobs.failOftenLost(config.retries(), TOO_OFTEN);
                Optional<Job> job = jobs.claim(worker, List.copyOf(works.keySet()), config.lease());
                if (job.isPresent()) {
                    run(job.get());
                } else if (isStopping(config.poll().toMillis())) {
                    return;
                }
            } catch (RuntimeException outage) {
                LOG.warnf("long work waits for the database: %s", outage.getMessage());
                isStopping(TimeUnit.SECONDS.toMillis(1));
            }
        }
    }

    private boolean isStopping(long millis) {
        try {
            return stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void keep() {
        while (!isStopping(config.lease().toMillis() / 3)) {
            @Nullable Job job = present.get();
            try {
                if (job != null) {
                    jobs.renew(job.id(), worker, config.lease());
                }
            } catch (RuntimeException outage) {
                LOG.warnf(
                        "the lease of job %s could not be kept: %s", job == null ? "" : job.id(), outage.getMessage());
            }
        }
    }

    private void run(Job claimed) {
        Optional<Job> job = Optional.of(claimed);
        present.set(claimed);
        try {
            while (job.isPresent() && job.get().state() == JobState.RUNNING) {
                if (isStopping(0)) {
                    jobs.release(claimed.id(), worker);
                    return;
                }
                step(job.get());
                job = jobs.find(claimed.id());
            }
        } catch (Lost lost) {
            LOG.infof("job %s is another worker's, or cancelled", claimed.id());
        } catch (Problem refusal) {
            jobs.fail(
                    claimed.id(),
                    worker,
                    new Job.Failure(refusal.code().code(), refusal.code().title(), refusal.detail()));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "a step of job %s failed", claimed.id());
            if (!jobs.giveBack(claimed.id(), worker, config.retries())) {
                jobs.fail(claimed.id(), worker, TOO_OFTEN);
            }
        } finally {
            present.set(null);
        }
    }

    private void step(Job job) {
        JobWork work = works.get(job.kind());
        QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(config.longestStep().toSeconds()))
                .run(() -> {
                    if (work == null || !jobs.advance(job.id(), worker, work.next(job))) {
                        throw new Lost();
                    }
                });
    }
}
