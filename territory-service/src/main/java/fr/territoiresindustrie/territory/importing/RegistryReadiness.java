package fr.territoiresindustrie.territory.importing;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the registry is filled. */
@Readiness
class RegistryReadiness implements HealthCheck {

    private final ReferenceImport registry;

    RegistryReadiness(ReferenceImport registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("registry").status(registry.isDone()).build();
    }
}
