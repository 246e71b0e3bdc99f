package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Deletes a stretch of the log in a transaction of its own. */
@ApplicationScoped
class DeliveryPruningService {

    private static final int AT_ONCE = 2_000;

    private final DeliveryRepository deliveries;
    private final WebhookConfig config;
    private final Time time;

    DeliveryPruningService(DeliveryRepository deliveries, WebhookConfig config, Time time) {
        this.deliveries = deliveries;
        this.config = config;
        this.time = time;
    }

    /** Tells whether there may be more. */
    @Transactional
    boolean prune() {
        return deliveries.prune(time.now().minus(config.log()), AT_ONCE) == AT_ONCE;
    }
}
