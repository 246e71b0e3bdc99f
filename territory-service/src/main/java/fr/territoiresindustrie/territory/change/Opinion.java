package fr.territoiresindustrie.territory.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a regional committee said of a change. */
@Schema(name = "CommitteeOpinion")
public enum Opinion {
    FAVOURABLE,
    FAVOURABLE_WITH_RESERVATIONS,
    UNFAVOURABLE
}
