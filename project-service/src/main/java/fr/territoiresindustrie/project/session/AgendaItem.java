package fr.territoiresindustrie.project.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project on the agenda, as it was when it was put there; the order of the agenda is that of its list.
 *
 * @param stateSince since when the project was in its state then: when it has moved, the decision is about another project
 * @param provisional what is proposed before the session
 * @param decision what the committee decided
 */
record AgendaItem(
        UUID projectId,
        String reference,
        @Nullable String title,
        String territory,
        Instant stateSince,
        @Nullable String presentedBy,
        @Nullable ItemDecision provisional,
        @Nullable ItemDecision decision) {

    AgendaItem decided(ItemDecision now) {
        return new AgendaItem(projectId, reference, title, territory, stateSince, presentedBy, provisional, now);
    }
}
