package fr.territoiresindustrie.project.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many of the projects found have each value; a facet that is filtered by counts what its other values would give.
 *
 * @param approximate whether its counts are estimated from a part of the projects
 * @param values those that occur, the most frequent first
 */
@Schema(name = "ProjectFacetCounts")
record FacetView(
        @Schema(required = true) Facet facet,
        @Schema(required = true) boolean approximate,
        @Schema(required = true) List<Value> values) {

    /** A value and its count. */
    @Schema(name = "ProjectFacetValue")
    record Value(
            @Schema(required = true) String value,
            @Schema(required = true) long count) {}
}
