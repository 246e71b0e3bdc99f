package fr.territoiresindustrie.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The largest body that a service reads. */
@ApplicationScoped
class BodyLimit {

    private final long bytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize size) {
        this.bytes = size.asLongValue();
    }

    boolean refuses(String contentLength) {
        try {
            return Long.parseLong(contentLength) > bytes;
        } catch (NumberFormatException notANumber) {
            return true;
        }
    }
}
