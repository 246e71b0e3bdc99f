package fr.territoiresindustrie.partner.webhook;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets deliveries that are long done, a little at a time. */
@ApplicationScoped
class DeliveryPruning {

    private final DeliveryPruningService deliveries;

    DeliveryPruning(DeliveryPruningService deliveries) {
        this.deliveries = deliveries;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prune() {
        boolean more = true;
        while (more) {
            more = deliveries.prune();
        }
    }
}
