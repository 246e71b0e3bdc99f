package fr.territoiresindustrie.territory.map;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A collection of the map. */
@Schema(name = "MapCollection")
public record CollectionView(
        @Schema(required = true, examples = "territories-phase-2")
        String id,

        @Schema(required = true) String title,
        @Schema(required = true) String description,
        @Schema(required = true) String itemType,
        @Schema(required = true) List<String> crs,
        @Schema(required = true) Extent extent,
        @Schema(required = true) List<LinkView> links) {

    /** Where and when its features are. */
    @Schema(name = "MapExtent")
    public record Extent(
            @Schema(required = true) Spatial spatial,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Temporal temporal) {}

    /** West, south, east, north, in degrees. */
    @Schema(name = "MapSpatialExtent")
    public record Spatial(
            @Schema(required = true) List<List<Double>> bbox,
            @Schema(required = true) String crs) {}

    /** First and last moment, null while open. */
    @Schema(name = "MapTemporalExtent")
    public record Temporal(@Schema(required = true) List<List<@Nullable String>> interval) {}

    /** All of them. */
    @Schema(name = "MapCollections")
    public record All(
            @Schema(required = true) List<LinkView> links,
            @Schema(required = true) List<CollectionView> collections) {}
}
