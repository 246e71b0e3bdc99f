package fr.territoiresindustrie.funding.scheme;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A scheme.
 *
 * @param quotation the published words that it was written down from, where it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Scheme")
public record SchemeView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "FAIIT") String code,
        @Schema(required = true) String label,
        @Schema(required = true) String description,
        @Schema(required = true) OwnerKind ownerKind,
        @Schema(required = true) String owner,
        @Schema(required = true) AidForm form,
        @Schema(required = true) Intake intake,
        @Nullable String envelope,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Schema(required = true) Criteria criteria,
        @Schema(required = true) Terms terms,
        @Nullable String quotation,
        @Nullable String sourceUrl,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {}
