package fr.territoiresindustrie.project.pipeline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** After how many days without a move a project is stalled in a state. */
@Schema(name = "StallLimit")
record StallLimitView(
        @Schema(required = true) ProjectState state,
        @Schema(required = true) int days) {}
