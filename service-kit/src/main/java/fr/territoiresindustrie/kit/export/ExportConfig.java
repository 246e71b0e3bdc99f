package fr.territoiresindustrie.kit.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of a service exports may take. */
@ConfigMapping(prefix = "tdi.export")
public interface ExportConfig {

    /** Exports at the same time; each holds a connection to the database while its caller reads. Beyond: 503. */
    @WithDefault("4")
    int concurrent();

    /** The longest time of an export; beyond, it is cut off. */
    @WithDefault("10M")
    Duration timeout();
}
