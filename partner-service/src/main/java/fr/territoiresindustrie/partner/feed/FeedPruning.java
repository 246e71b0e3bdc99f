package fr.territoiresindustrie.partner.feed;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what the feed no longer keeps, a little at a time. */
@ApplicationScoped
class FeedPruning {

    private final FeedService feed;

    FeedPruning(FeedService feed) {
        this.feed = feed;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prune() {
        boolean more = true;
        while (more) {
            more = feed.prune();
        }
    }
}
