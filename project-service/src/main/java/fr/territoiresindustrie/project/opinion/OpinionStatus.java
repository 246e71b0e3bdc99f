package fr.territoiresindustrie.project.opinion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an opinion is. */
@Schema(name = "OpinionState")
enum OpinionStatus {
    ASKED,
    GIVEN,
    WITHDRAWN
}
