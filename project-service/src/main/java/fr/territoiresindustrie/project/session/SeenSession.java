package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.project.committee.Committee;
import fr.territoiresindustrie.project.committee.CommitteeLevel;
import java.util.List;
import java.util.Set;

/**
 * A session and the caller who asks for it: who sees it, and how much of it. A secretariat, the delegation and (for the national committee)
 * every region read all; observers all but people; operators what is convened; a territory its own items of what is convened, with
 * decisions only once they are applied.
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
            return session.agenda().stream().map(this::withoutProvisional).toList();
        }
        return session.agenda().stream()
                .filter(item -> caller.isTerritory(item.territory()))
                .map(this::withoutProvisional)
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

    private AgendaItem withoutProvisional(AgendaItem item) {
        return new AgendaItem(
                item.projectId(),
                item.reference(),
                item.title(),
                item.territory(),
                item.stateSince(),
                item.presentedBy(),
                null,
                session.state() == SessionStatus.CLOSED ? item.decision() : null);
    }
}
