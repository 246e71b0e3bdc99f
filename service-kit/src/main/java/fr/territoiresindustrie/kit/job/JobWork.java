package fr.territoiresindustrie.kit.job;

/**
 * Work that is done step by step. Each step runs in one transaction, together with the record of its progress: a worker that dies loses one
 * step, and another one goes on after the last step committed. A step therefore has no effect outside of its transaction.
 */
public interface JobWork {

    /** Which jobs this does. */
    String kind();

    /**
     * Does the next step of a job; {@link Job#done} says where it is. A {@link fr.territoiresindustrie.kit.problem.Problem} ends the job as failed;
     * any other exception is tried again, a few times.
     */
    Step next(Job job);

    /**
     * What a step did.
     *
     * @param done how much of the job is done now
     * @param finished whether nothing is left to do
     */
    record Step(int done, boolean finished) {}
}
