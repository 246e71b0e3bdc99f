package fr.territoiresindustrie.territory.map;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the map keeps to. */
@Schema(name = "MapConformance")
public record ConformanceView(
        @Schema(required = true) List<String> conformsTo,
        @Schema(required = true) List<LinkView> links) {}
