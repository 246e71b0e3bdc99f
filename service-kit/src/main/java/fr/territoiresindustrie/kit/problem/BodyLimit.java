package fr.territoiresindustrie.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The largest body that a service reads: imports up to the server's limit, anything else up to 2 MB. */
@ApplicationScoped
class BodyLimit {

    private static final long USUAL = 2L * 1024 * 1024;

    private final long largest;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.largest = largest.asLongValue();
    }

    boolean refuses(String path, String contentLength) {
        try {
            long limit = path.endsWith("/imports") ? largest : Math.min(USUAL, largest);
            return Long.parseLong(contentLength) > limit;
        } catch (NumberFormatException notANumber) {
            return true;
        }
    }
}
