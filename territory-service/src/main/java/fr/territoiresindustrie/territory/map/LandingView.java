package fr.territoiresindustrie.territory.map;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a client of the map begins. */
@Schema(name = "MapLanding")
public record LandingView(
        @Schema(required = true) String title,
        @Schema(required = true) String description,
        @Schema(required = true) String attribution,
        @Schema(required = true) List<LinkView> links) {}
