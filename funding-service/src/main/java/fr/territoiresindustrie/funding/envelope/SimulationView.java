package fr.territoiresindustrie.funding.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.ledger.BalanceView;
import fr.territoiresindustrie.kit.money.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What movements would leave, if they were made now in this order. */
@Schema(name = "EnvelopeSimulationResult")
record SimulationView(
        @Schema(required = true) String envelope,
        @Schema(required = true) List<StepView> steps) {

    /**
     * One step.
     *
     * @param code of the refusal, where it would be refused
     * @param balance of the ceiling after it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EnvelopeSimulationStepResult")
    record StepView(
            @Schema(required = true) EnvelopeRequests.SimulatedKind kind,
            @Schema(required = true) Money amount,
            @Schema(required = true) boolean allowed,
            @Nullable String code,
            @Nullable String title,
            @Schema(required = true) BalanceView balance) {}
}
