package fr.territoiresindustrie.project.opinion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Of whom an opinion is asked; State services answer with an operator's account. */
@Schema(name = "OpinionAskedKind")
enum AskedKind {
    OPERATOR,
    STATE_SERVICE,
    REGION
}
