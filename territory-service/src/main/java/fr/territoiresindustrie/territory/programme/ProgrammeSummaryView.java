package fr.territoiresindustrie.territory.programme;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Another programme.
 *
 * @param entities what it supports, by its own numbers
 * @param communes communes that are in it
 * @param intercommunalities intercommunalities and EPT that are in it themselves
 * @param others beneficiaries that are neither, any more or ever
 */
@Schema(name = "Programme")
public record ProgrammeSummaryView(
        @Schema(required = true, examples = "PVD") String code,
        @Schema(required = true) String name,
        @Schema(required = true) long entities,
        @Schema(required = true) long communes,
        @Schema(required = true) long intercommunalities,
        @Schema(required = true) long others) {}
