package fr.territoiresindustrie.funding.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.application.AgreementTerms;
import fr.territoiresindustrie.funding.application.ApplicationView.BeneficiaryView;
import fr.territoiresindustrie.funding.application.Mention;
import fr.territoiresindustrie.funding.decision.CommitteeDecisionView;
import fr.territoiresindustrie.kit.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An agreement in force, as its document says it.
 *
 * @param rate amount over eligible base, rounded to four decimals
 * @param decision of the committee that it follows, where one is recorded
 * @param missing what article 8 of decree 2018-514 asks for and the agreement does not say
 * @param versions the first one and its amendments, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AgreementDocument")
public record AgreementDocumentView(
        @Schema(required = true) UUID applicationId,
        @Schema(required = true) String reference,
        @Schema(required = true) String operator,
        @Schema(required = true) String envelope,
        @Schema(required = true) String project,
        @Schema(required = true) String subject,
        @Schema(required = true) BeneficiaryView beneficiary,
        @Schema(required = true) Money amount,
        @Nullable Money eligibleBase,
        @Nullable BigDecimal rate,
        @Nullable LocalDate agreedOn,
        @Nullable String legalReference,
        @Schema(required = true) AgreementTerms terms,
        @Schema(required = true) Money paid,
        @Schema(required = true) Money recovered,
        @Schema(required = true) boolean reconstructed,
        @Nullable DecisionQuoteView decision,
        @Schema(required = true) List<Mention> missing,
        @Schema(required = true) List<AgreementVersionView> versions) {

    /** What the agreement quotes of the decision: its reasons are not published. */
    @Schema(name = "AgreementDecision")
    public record DecisionQuoteView(
            @Schema(required = true) String body,
            @Schema(required = true) LocalDate decidedOn,
            @Schema(required = true) List<String> conditions) {

        static @Nullable DecisionQuoteView of(@Nullable CommitteeDecisionView decision) {
            return decision == null
                    ? null
                    : new DecisionQuoteView(decision.body(), decision.decidedOn(), decision.conditions());
        }
    }

    static List<Mention> missing(
            BeneficiaryView beneficiary, @Nullable Money base, @Nullable LocalDate agreedOn, AgreementTerms terms) {
        List<Mention> missing = new ArrayList<>();
        if (beneficiary.siret() == null) {
            missing.add(Mention.BENEFICIARY_SIRET);
        }
        missing.addAll(terms.missing(base));
        if (agreedOn == null) {
            missing.add(Mention.SIGNATURE_DATE);
        }
        return List.copyOf(missing);
    }
}
