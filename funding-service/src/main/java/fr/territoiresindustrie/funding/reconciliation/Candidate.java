package fr.territoiresindustrie.funding.reconciliation;

import fr.territoiresindustrie.kit.money.Money;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A payment that a line of an extract may be.
 *
 * @param confidence of 100: the legal reference 45, the amount 30, the SIRET 15 (its SIREN alone 8), ten days at most between the dates 10
 * @param reasons what agrees
 */
@Schema(name = "AccountsCandidate")
public record Candidate(
        @Schema(required = true) UUID paymentId,
        @Schema(required = true) String reference,
        @Schema(required = true) int confidence,
        @Schema(required = true) List<Reason> reasons) {

    /** What a line and a payment have in common. */
    public enum Reason {
        LEGAL_REFERENCE(45),
        AMOUNT(30),
        SIRET(15),
        SIREN(8),
        DATE(10);

        private final int weight;

        Reason(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }

    /** As many days between the dates agree. */
    static final int DAYS = 10;

    static Candidate of(ReconciliationRequests.Line line, Paid paid) {
        List<Reason> reasons = new ArrayList<>();
        if (line.legalReference().equalsIgnoreCase(paid.legalReference() == null ? "" : paid.legalReference())) {
            reasons.add(Reason.LEGAL_REFERENCE);
        }
        if (line.amount().equals(new Money(paid.amount()))) {
            reasons.add(Reason.AMOUNT);
        }
        if (line.siret() != null && line.siret().equals(paid.siret())) {
            reasons.add(Reason.SIRET);
        } else if (line.siret() != null && line.siret().startsWith(paid.siren())) {
            reasons.add(Reason.SIREN);
        }
        if (Math.abs(ChronoUnit.DAYS.between(line.paidOn(), paid.confirmedOn())) <= DAYS) {
            reasons.add(Reason.DATE);
        }
        return new Candidate(
                paid.id(),
                paid.reference(),
                reasons.stream().mapToInt(reason -> reason.weight).sum(),
                List.copyOf(reasons));
    }
}
