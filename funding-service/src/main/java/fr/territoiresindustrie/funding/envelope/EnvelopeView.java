package fr.territoiresindustrie.funding.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.ledger.Balance;
import fr.territoiresindustrie.funding.ledger.BalanceView;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An envelope with its balances, as everybody may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Envelope")
record EnvelopeView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "FRICHES") String code,
        @Schema(required = true) String label,
        @Schema(required = true) String fundingSource,
        @Schema(required = true) OwnerKind ownerKind,
        @Schema(required = true) String ownerCode,
        @Nullable String purpose,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Schema(required = true) Envelope.Origin origin,
        @Nullable String quotation,
        @Nullable String sourceUrl,
        @Nullable String parent,
        @Schema(required = true) Perimeter perimeter,

        @Schema(required = true, description = "Pourcentages consommés qui donnent l'alerte.")
        List<Integer> alertThresholds,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) List<BalanceView> balances) {

    /** What is known besides the amounts. */
    record Sheet(
            UUID id,
            String code,
            String label,
            String fundingSource,
            OwnerKind ownerKind,
            String ownerCode,
            @Nullable String purpose,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            Envelope.Origin origin,
            @Nullable String quotation,
            @Nullable String sourceUrl,
            @Nullable String parent,
            Perimeter perimeter,
            List<Integer> alertThresholds,
            Instant createdAt) {

        EnvelopeView with(List<Balance> balances) {
            return new EnvelopeView(
                    id,
                    code,
                    label,
                    fundingSource,
                    ownerKind,
                    ownerCode,
                    purpose,
                    startsOn,
                    endsOn,
                    origin,
                    quotation,
                    sourceUrl,
                    parent,
                    perimeter,
                    alertThresholds,
                    createdAt,
                    balances.stream().map(BalanceView::of).toList());
        }
    }
}
