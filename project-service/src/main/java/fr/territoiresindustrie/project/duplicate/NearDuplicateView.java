package fr.territoiresindustrie.project.duplicate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A project that looks like another.
 *
 * @param titleSimilarity how much the titles have in common, in percent
 * @param sameLead whether the leads have one SIREN, rather than similar names
 * @param sharedCommune whether they have a commune in common, rather than the territory only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NearDuplicate")
record NearDuplicateView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String reference,
        @Nullable String title,
        @Schema(required = true) String territory,
        @Schema(required = true) String state,
        @Nullable String leadName,
        @Schema(required = true) int titleSimilarity,
        @Schema(required = true) boolean sameLead,
        @Schema(required = true) boolean sharedCommune) {

    /** Those that look like one project, the most similar first, 20 at most. */
    @Schema(name = "NearDuplicates")
    record ListView(@Schema(required = true) List<NearDuplicateView> items) {}
}
