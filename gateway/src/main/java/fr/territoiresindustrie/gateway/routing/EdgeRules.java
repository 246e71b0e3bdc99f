package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.access.TokenCheck;
import fr.territoiresindustrie.gateway.edge.Cors;
import fr.territoiresindustrie.gateway.edge.Framing;
import fr.territoiresindustrie.gateway.edge.SecurityHeaders;
import fr.territoiresindustrie.gateway.limit.Limits;
import fr.territoiresindustrie.gateway.problem.RefusalAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What the event loops share: all of it free of state that a request changes. Plain references, so that no proxy stands in the hot path. */
record EdgeRules(
        TokenCheck tokens,
        Limits limits,
        Framing framing,
        Cors cors,
        SecurityHeaders security,
        Deprecations deprecations,
        RefusalAnswer refusals,
        List<Pages> pages) {

    @ApplicationScoped
    static class Assembly {

        @Produces
        @Singleton
        EdgeRules rules(
                TokenCheck tokens,
                Limits limits,
                Framing framing,
                Cors cors,
                SecurityHeaders security,
                Deprecations deprecations,
                RefusalAnswer refusals,
                Instance<Pages> pages) {
            return new EdgeRules(
                    tokens,
                    limits,
                    framing,
                    cors,
                    security,
                    deprecations,
                    refusals,
                    pages.stream().toList());
        }
    }
}
