package fr.territoiresindustrie.territory.programme;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a territory and another programme have in common.
 *
 * @param entities what the programme supports there, by its own numbers
 * @param communes communes of the territory that are in the programme
 * @param intercommunalities intercommunalities and EPT that are in the programme and have communes in the territory
 */
@Schema(name = "ProgrammeOverlap")
public record OverlapView(
        @Schema(required = true, examples = "TI2-8403") String territory,
        @Schema(required = true) String territoryName,
        @Schema(required = true) int phase,
        @Schema(required = true, examples = "PVD") String programme,
        @Schema(required = true) String programmeName,
        @Schema(required = true) long entities,
        @Schema(required = true) long communes,
        @Schema(required = true) long intercommunalities) {}
