package fr.territoiresindustrie.funding.decision;

import fr.territoiresindustrie.funding.application.DecisionOutcome;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send about decisions. */
final class DecisionRequests {

    private DecisionRequests() {}

    @Schema(name = "NewCommitteeDecision")
    record Decide(
            @NotNull
            @PlainText
            @Size(max = 200)
            @Schema(description = "Qui a décidé.", examples = "Commission nationale des aides")
            String body,

            @NotNull
            @Schema(
                    description =
                            "Du jour de la réception de la demande à aujourd'hui, et pas avant la décision précédente.")
            LocalDate decidedOn,

            @NotNull DecisionOutcome outcome,

            @Nullable
            @PlainText
            @Size(max = 10_000)
            @Schema(description = "Demandés si la décision n'est pas simplement favorable.")
            String reasons,

            @Nullable
            @Size(max = 50)
            @Schema(description = "Demandées par FAVOURABLE_WITH_CONDITIONS, et par elle seule.")
            List<@NotNull @PlainText @Size(max = 2_000) String> conditions) {

        List<String> conditionsOrNone() {
            return conditions == null ? List.of() : conditions;
        }
    }
}
