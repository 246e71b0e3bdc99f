package fr.territoiresindustrie.funding.opinion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an opinion comes to; one that is not plainly favourable gives its grounds. */
@Schema(name = "ApplicationOpinionVerdict")
enum Verdict {
    FAVOURABLE,
    FAVOURABLE_WITH_RESERVATIONS,
    UNFAVOURABLE
}
