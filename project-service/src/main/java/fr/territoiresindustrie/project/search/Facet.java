package fr.territoiresindustrie.project.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What found projects are counted by. The programme is its phase: territories of other programmes are known to territory-service only. */
@Schema(name = "ProjectFacet")
enum Facet {
    STATE,
    THEME,
    ORIGIN,
    REGION,
    PHASE,
    STALLED,
    FLAGSHIP;

    /** Whether the counters of projects by kind know it. */
    boolean isKind() {
        return this != STALLED && this != FLAGSHIP;
    }
}
