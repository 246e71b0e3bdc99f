package fr.territoiresindustrie.territory.place;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A région, or an overseas collectivity that stands beside them.
 *
 * @param capital code of the commune that is its capital
 */
@Schema(name = "Region")
public record RegionView(
        @Schema(required = true, examples = "84") String code,
        @Schema(required = true) String name,
        @Schema(required = true) String capital,
        @Schema(required = true) Zone zone) {}
