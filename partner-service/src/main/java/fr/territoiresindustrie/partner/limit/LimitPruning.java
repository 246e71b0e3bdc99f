package fr.territoiresindustrie.partner.limit;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets windows that are over. */
@ApplicationScoped
class LimitPruning {

    private final ExchangeService exchanges;

    LimitPruning(ExchangeService exchanges) {
        this.exchanges = exchanges;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prune() {
        exchanges.prune();
    }
}
