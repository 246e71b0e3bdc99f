package fr.territoiresindustrie.territory.importing;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A half-filled registry would answer "unknown" for what it is about to know: until it is filled, every operation is refused (503). */
class RegistryFilter {

    private static final int SECONDS = 5;

    private final ReferenceImport registry;

    RegistryFilter(ReferenceImport registry) {
        this.registry = registry;
    }

    @ServerRequestFilter
    void refuseBeforeFilled() {
        if (!registry.isDone()) {
            throw RequestProblem.SERVICE_UNAVAILABLE
                    .because("Le registre se remplit.", "The registry is being filled.")
                    .retryAfter(SECONDS);
        }
    }
}
