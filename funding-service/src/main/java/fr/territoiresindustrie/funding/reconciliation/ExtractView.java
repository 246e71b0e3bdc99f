package fr.territoiresindustrie.funding.reconciliation;

import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An extract of accounts.
 *
 * @param decided lines on which somebody has decided
 */
@Schema(name = "AccountsExtract")
public record ExtractView(
        @Schema(required = true) UUID id,
        @Schema(required = true) OwnerKind ownerKind,
        @Schema(required = true) String owner,
        @Schema(required = true) String source,
        @Schema(required = true) int lines,
        @Schema(required = true) long matched,
        @Schema(required = true) long ambiguous,
        @Schema(required = true) long unmatched,
        @Schema(required = true) long decided,
        @Schema(required = true) Instant uploadedAt) {}
