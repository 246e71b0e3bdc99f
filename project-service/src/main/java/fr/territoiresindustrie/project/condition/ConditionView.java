package fr.territoiresindustrie.project.condition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a favourable decision.
 *
 * @param number within the project, from 1, never given again
 * @param late open after its due date
 * @param sessionId the committee's session that set it; none for a decision outside a session
 * @param note how it was met; only for those who read the confidential part
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Condition")
public record ConditionView(
        @Schema(required = true) int number,
        @Schema(required = true) String text,
        @Schema(required = true) LocalDate dueOn,
        @Schema(required = true) ConditionStatus state,
        @Schema(required = true) boolean late,
        @Nullable UUID sessionId,
        @Schema(required = true) Instant setAt,
        @Nullable Instant closedAt,
        @Nullable String note) {

    public ConditionView withoutNote() {
        return new ConditionView(number, text, dueOn, state, late, sessionId, setAt, closedAt, null);
    }
}
