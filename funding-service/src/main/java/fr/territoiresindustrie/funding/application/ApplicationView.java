package fr.territoiresindustrie.funding.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application, as those may see it who may see it at all. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Application")
public record ApplicationView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "DA-000123") String reference,
        @Schema(required = true) UUID projectId,
        @Schema(required = true) String territory,
        @Schema(required = true) String envelope,
        @Nullable String scheme,
        @Schema(required = true) String operator,
        @Schema(required = true) ApplicationStatus state,
        @Schema(required = true) String subject,
        @Schema(required = true) BeneficiaryView beneficiary,
        @Schema(required = true) Money requested,
        @Nullable Money eligibleBase,
        @Nullable LocalDate worksStartOn,
        @Nullable DecisionView committeeDecision,
        @Nullable AgreementView agreement,
        @Schema(required = true) Origin origin,
        @Nullable String externalId,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {

    /** What its committee decided last; its reasons and conditions, and the decisions before, are at {@code /decisions}. */
    @Schema(name = "ApplicationDecision")
    public record DecisionView(
            @Schema(required = true) int number,
            @Schema(required = true) String body,
            @Schema(required = true) LocalDate decidedOn,
            @Schema(required = true) DecisionOutcome outcome) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Beneficiary")
    public record BeneficiaryView(
            @Schema(required = true) String name,
            @Schema(required = true) String siren,
            @Nullable String siret) {}

    /**
     * What was agreed.
     *
     * @param agreedOn absent where the date was not published
     * @param reconstructed whether it was written down from published grants
     * @param paid confirmed payments, given back or not
     * @param outstanding agreed and neither paid nor freed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Agreement")
    public record AgreementView(
            @Schema(required = true) Money amount,
            @Nullable LocalDate agreedOn,
            @Nullable String legalReference,
            @Schema(required = true) boolean reconstructed,
            @Schema(required = true) Money paid,
            @Schema(required = true) Money recovered,
            @Schema(required = true) Money outstanding) {}
}
