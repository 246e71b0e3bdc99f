package fr.territoiresindustrie.kit.job;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Work of the tests: each piece says what happens when it is done. */
@Singleton
class CountingWork implements JobWork {

    final Map<UUID, Integer> steps = new ConcurrentHashMap<>();
    final Map<UUID, CountDownLatch> begun = new ConcurrentHashMap<>();
    final Map<UUID, CountDownLatch> go = new ConcurrentHashMap<>();
    private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();
    private final Jobs jobs;

    CountingWork(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return "counting";
    }

    @Override
    public Step next(Job job) {
        steps.merge(job.id(), 1, Integer::sum);
        Jobs.Input input = jobs.inputs(job.id(), job.done(), 1).getFirst();
        switch (input.content()) {
            case "refuse" -> throw RequestProblem.CONFLICT.because("Non.", "No.");
            case "fail" -> throw new IllegalStateException("always");
            case "fail once" -> {
                if (failedOnce.add(job.id() + input.key())) {
                    throw new IllegalStateException("once");
                }
            }
            case "wait" -> {
                begun.get(job.id()).countDown();
                try {
                    go.get(job.id()).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            default -> {
                // done
            }
        }
        return new Step(input.position(), input.position() == job.total());
    }
}
