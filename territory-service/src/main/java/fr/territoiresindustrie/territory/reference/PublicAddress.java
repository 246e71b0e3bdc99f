package fr.territoiresindustrie.territory.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the public finds this API. Documents that leave it (maps, catalogues) need addresses that hold by themselves. */
@ApplicationScoped
public class PublicAddress {

    private final String base;

    PublicAddress(@ConfigProperty(name = "tdi.public-url") Optional<String> base) {
        this.base = base.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElse("");
    }

    /** The address of a path that begins with a slash; the path itself, which is relative to any address, where no public one is set. */
    public String of(String path) {
        return base + path;
    }
}
