package fr.territoiresindustrie.kit.job;

import fr.territoiresindustrie.kit.identity.Caller;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Long work, as those who ask for it see it. */
@ApplicationScoped
public class Jobs {

    private final JobRepository jobs;

    Jobs(JobRepository jobs) {
        this.jobs = jobs;
    }

    /** A piece of what a job works on. */
    public record Input(int position, String key, String content) {}

    /** Asks for work, in the caller's transaction: a worker sees it once that is committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void submit(UUID id, String kind, Caller caller, Iterable<Input> inputs) {
        jobs.insert(id, kind, caller);
        int total = jobs.insertInputs(id, inputs);
        jobs.setTotal(id, total);
    }

    public Optional<Job> find(UUID id) {
        return jobs.find(id);
    }

    /** The pieces after a position, in their order. */
    public List<Input> inputs(UUID job, int after, int limit) {
        return jobs.inputs(job, after, limit);
    }

    /** Those of these keys that a piece before this position has, which is therefore the first of its key. */
    public List<String> keysBefore(UUID job, int position, List<String> keys) {
        return jobs.keysBefore(job, position, keys);
    }

    /**
     * Ends a job before its time: what is committed stays, the step under way is undone.
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 409 when it is over already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancel(UUID id) {
        if (!jobs.cancel(id)) {
            throw JobProblem.JOB_ALREADY_FINISHED.because("Ce travail est terminé.", "This work is finished.");
        }
    }

    /** Forgets jobs that ended more than 30 days ago. */
    @Scheduled(every = "1h", delayed = "7m")
    @Transactional
    void forgetOld() {
        jobs.deleteOld();
    }
}
