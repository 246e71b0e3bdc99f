package fr.territoiresindustrie.project.duplicate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When two projects look like one another. */
@ConfigMapping(prefix = "tdi.duplicates")
public interface DuplicateConfig {

    /** How much of the three-letter pieces of two titles must be common, in percent, for the titles to be similar. */
    @WithDefault("45")
    int titleSimilarity();

    /** The same for the names of two leads of which one has no SIREN. */
    @WithDefault("60")
    int leadSimilarity();
}
