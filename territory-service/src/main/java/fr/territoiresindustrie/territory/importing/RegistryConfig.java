package fr.territoiresindustrie.territory.importing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What an empty registry begins with. A registry that is filled changes by vintages that are uploaded, not by this. */
@ConfigMapping(prefix = "tdi.registry")
public interface RegistryConfig {

    /** Year of the official geographic code that it begins with. */
    @WithDefault("2026")
    int vintage();

    /** Folder that holds {@code cog-<vintage>/<file>.csv.gz} when the code is not the one that the service carries. */
    Optional<Path> folder();
}
