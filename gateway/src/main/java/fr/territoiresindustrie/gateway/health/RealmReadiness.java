package fr.territoiresindustrie.gateway.health;

import fr.territoiresindustrie.gateway.access.RealmKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the realm's keys were loaded: before that every signed-in caller would be turned away. From then on it stays ready, whether the
 * realm or a service is down or not, since taking the gateway out of service would turn a part's outage into everyone's.
 */
@Readiness
@ApplicationScoped
class RealmReadiness implements HealthCheck {

    private final RealmKeys keys;

    RealmReadiness(RealmKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("keys of the realm")
                .status(keys.loaded())
                .build();
    }
}
