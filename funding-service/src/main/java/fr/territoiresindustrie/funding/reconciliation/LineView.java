package fr.territoiresindustrie.funding.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of an extract, what it may be, and what was decided. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AccountsLine")
public record LineView(
        @Schema(required = true) int line,
        @Schema(required = true) String legalReference,
        @Nullable String siret,
        @Schema(required = true) Money amount,
        @Schema(required = true) LocalDate paidOn,
        @Schema(required = true) String match,
        @Schema(required = true) int confidence,
        @Schema(required = true) List<Candidate> candidates,
        @Nullable DecisionView decision) {

    /**
     * The last decision; earlier ones stay written.
     *
     * @param decidedBy not told to observers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AccountsLineDecision")
    public record DecisionView(
            @Nullable UUID paymentId,
            @Schema(required = true) String reason,
            @Schema(required = true) Instant decidedAt,
            @Nullable String decidedBy) {}

    /** For those who read no personal data: without the name of who decided. */
    LineView withoutName() {
        return decision == null
                ? this
                : new LineView(
                        line,
                        legalReference,
                        siret,
                        amount,
                        paidOn,
                        match,
                        confidence,
                        candidates,
                        new DecisionView(decision.paymentId(), decision.reason(), decision.decidedAt(), null));
    }
}
