package fr.territoiresindustrie.funding.opinion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an opinion stands. */
@Schema(name = "ApplicationOpinionStatus")
enum OpinionStatus {
    ASKED,
    GIVEN,
    WITHDRAWN
}
