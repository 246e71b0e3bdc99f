package fr.territoiresindustrie.territory.contract;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A contract: its content on the day asked, or its present one.
 *
 * @param number version shown, 0 for a draft
 * @param signedOn day of the contract's own signature, null for a draft
 * @param endedOn last day, null while it goes on
 */
@Schema(name = "Contract")
public record ContractView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String territory,
        @Schema(required = true) ContractStatus state,
        @Schema(required = true) int number,
        @Schema(required = true, nullable = true) @Nullable LocalDate signedOn,
        @Schema(required = true, nullable = true) @Nullable LocalDate endedOn,
        @Schema(required = true) Content content) {}
