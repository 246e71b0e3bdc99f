package fr.territoiresindustrie.funding.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A funding source as everybody may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FundingSource")
record FundingSourceView(
        @Schema(required = true, examples = "FRANCE-RELANCE")
        String code,

        @Schema(required = true) String label,
        @Schema(required = true) OwnerKind ownerKind,
        @Schema(required = true, examples = "etat") String ownerCode,
        @Nullable String note,
        @Schema(required = true) Instant createdAt) {}
