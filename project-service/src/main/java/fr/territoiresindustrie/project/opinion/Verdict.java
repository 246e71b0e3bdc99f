package fr.territoiresindustrie.project.opinion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an opinion says. */
@Schema(name = "OpinionVerdict")
enum Verdict {
    FAVOURABLE,
    FAVOURABLE_WITH_RESERVATIONS,
    UNFAVOURABLE,
    NO_OPINION
}
