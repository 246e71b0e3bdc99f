package fr.territoiresindustrie.partner.client;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Tells the realm what it does not know yet, and goes on with it after an outage. Meanwhile the gateways shut out who must not pass. */
@ApplicationScoped
class RealmSync {

    private static final Logger LOG = Logger.getLogger(RealmSync.class);

    private final RealmSyncService clients;

    RealmSync(RealmSyncService clients) {
        this.clients = clients;
    }

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sync() {
        for (String id : clients.pending()) {
            try {
                clients.bring(id);
            } catch (RuntimeException outage) {
                LOG.warnf("the realm is not told of client %s yet (%s)", id, outage.getMessage());
            }
        }
    }
}
