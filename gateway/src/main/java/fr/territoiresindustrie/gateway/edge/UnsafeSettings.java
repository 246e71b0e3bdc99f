package fr.territoiresindustrie.gateway.edge;

import fr.territoiresindustrie.gateway.access.AccessConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Production refuses to start with settings that are only right on a laptop. */
@ApplicationScoped
class UnsafeSettings {

    /** Anything else is production, however it is spelt. */
    private static final Set<String> LAPTOP = Set.of("local", "test");

    void check(
            @Observes @Priority(1) StartupEvent started,
            EdgeConfig edge,
            AccessConfig access,
            @ConfigProperty(name = "tdi.environment") String environment) {
        if (!LAPTOP.contains(environment)) {
            List<String> unsafe = find(edge, access);
            if (!unsafe.isEmpty()) {
                throw new IllegalStateException("refusing to start in production: " + String.join("; ", unsafe)
                        + " (TDI_ENVIRONMENT=local is for a laptop)");
            }
        }
    }

    static List<String> find(EdgeConfig edge, AccessConfig access) {
        List<String> unsafe = new ArrayList<>();
        for (String origin : edge.corsOrigins().orElse(List.of())) {
            if (!origin.startsWith("https://") || origin.contains("*") || origin.contains("//localhost")) {
                unsafe.add("CORS_ORIGINS admits " + origin + ", which is not the https address of one site");
            }
        }
        if (!access.issuer().startsWith("https://")) {
            unsafe.add("OIDC_ISSUER is not an https address");
        }
        if (!"https".equals(edge.publicUrl().getScheme())) {
            unsafe.add("PUBLIC_URL is not an https address");
        }
        if (access.audience().isBlank()) {
            unsafe.add("no token audience is demanded");
        }
        return unsafe;
    }
}
