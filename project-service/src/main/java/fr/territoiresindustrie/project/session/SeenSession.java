package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.project.committee.Committee;
import fr.territoiresindustrie.project.committee.CommitteeLevel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session and the caller who asks for it: who sees it, and how much of it. A secretariat, the delegation and (for the national committee)
 * every region read all; observers all but people and reasons; operators the same of what is convened; a territory its own items of what is
 * convened, with decisions only once they are applied.
 */
record SeenSession(CommitteeSession session, Committee committee, Caller caller) {

    boolean isSeen() {
        return readsAll()
                || caller.is(Roles.OBSERVER)
                || (isTold() && caller.is(Roles.OPERATOR))
                || (isTold() && !items().isEmpty());
    }

    /** Whether the caller reads people and provisional decisions. */
    boolean readsAll() {
        return committee.isRunBy(caller)
                || caller.is(Roles.DELEGATION)
                || (committee.level() == CommitteeLevel.NATIONAL && caller.is(Roles.REGION));
    }

    /** The items that the caller may read; a territory reads its own only. */
    List<AgendaItem> items() {
        if (readsAll()) {
            return session.agenda();
        }
        if (caller.is(Roles.OBSERVER) || caller.is(Roles.OPERATOR)) {
            return session.agenda().stream().map(item -> told(item, false)).toList();
        }
        return session.agenda().stream()
                .filter(item -> caller.isTerritory(item.territory()))
                .map(item -> told(item, true))
                .toList();
    }

    Set<String> parties() {
        return committee.isRunBy(caller) ? Set.of(SessionWorkflow.SECRETARIAT) : Set.of();
    }

    SessionCase facts() {
        return new SessionCase(session, committee);
    }

    private boolean isTold() {
        return session.state() != SessionStatus.PLANNED;
    }

    /** An item without people and proposals; its decision once it is applied, with the reason for those whom it concerns. */
    private AgendaItem told(AgendaItem item, boolean withReason) {
        @Nullable ItemDecision decision = session.state() == SessionStatus.CLOSED ? item.decision() : null;
        return new AgendaItem(
                item.projectId(),
                item.reference(),
                item.title(),
                item.territory(),
                item.stateSince(),
                null,
                null,
                decision == null || withReason ? decision : decision.withoutReason());
    }
}
