package fr.territoiresindustrie.funding.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.application.DecisionOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a committee on an application.
 *
 * @param number from 1; the last one counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ApplicationCommitteeDecision")
public record CommitteeDecisionView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID applicationId,
        @Schema(required = true) int number,
        @Schema(required = true) String body,
        @Schema(required = true) LocalDate decidedOn,
        @Schema(required = true) DecisionOutcome outcome,
        @Nullable String reasons,
        @Schema(required = true) List<String> conditions,
        @Schema(required = true) Instant recordedAt) {}
