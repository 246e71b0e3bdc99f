package fr.territoiresindustrie.project.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of projects found.
 *
 * @param next path and query of the next page, null on the last one; also in the {@code Link} header
 * @param totalEstimate how many projects are found, exact unless {@code approximate}
 * @param approximate whether counts are estimated from a part of the projects, the same each time
 * @param truncated whether more is found than the 1 000 projects that are ranked: narrow the search, or give a sort
 * @param facets on the first page only
 */
@Schema(name = "ProjectSearch")
record SearchView(
        @Schema(required = true) List<HitView> items,

        @JsonInclude @Schema(required = true, nullable = true) @Nullable
        String next,

        @Schema(required = true) long totalEstimate,
        @Schema(required = true) boolean approximate,
        @Schema(required = true) boolean truncated,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FacetView> facets) {

    /** A project found, and where the words stand in it when that is asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProjectHit")
    record HitView(
            @Schema(required = true) ProjectSummaryView project,
            @Nullable List<Segment> title,
            @Nullable List<Segment> summary) {}

    /** A piece of text, and whether it is one of the words. */
    @Schema(name = "HighlightedSegment")
    record Segment(
            @Schema(required = true) String text,
            @Schema(required = true) boolean hit) {}
}
