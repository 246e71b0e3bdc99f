package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.project.condition.NewCondition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a project: provisional before the session, the committee's own in it.
 *
 * @param reason due for {@code REJECT}
 * @param conditions due for {@code APPROVE_WITH_CONDITIONS}, and for it alone
 */
@Schema(name = "SessionDecision")
record ItemDecision(
        @NotNull DecisionKind kind,
        @PlainText @Size(max = 4_000) @Nullable String reason,
        @Size(max = 50) List<@Valid @NotNull NewCondition> conditions) {

    ItemDecision {
        conditions = Objects.requireNonNullElse(conditions, List.of());
    }

    ItemDecision withoutReason() {
        return new ItemDecision(kind, null, conditions);
    }
}
