package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule;
import fr.territoiresindustrie.kit.transition.Rule.Unmet;
import fr.territoiresindustrie.kit.transition.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static fr.territoiresindustrie.project.session.SessionStatus.*;

/** All moves of a session, in one table. */
final class SessionWorkflow {

    /** Who runs the committee: its region, or the delegation for the national one. */
    static final String SECRETARIAT = "secretariat";

    private static final Set<String> BY_SECRETARIAT = Set.of(SECRETARIAT);
    private static final List<Rule<SessionCase>> FREE = List.of();
    private static final List<Rule<SessionCase>> WITH_AGENDA = List.of(Rule.of(
            "AGENDA_EMPTY",
            "/agenda",
            new Text("L'ordre du jour est vide.", "The agenda is empty."),
            c -> !c.session().agenda().isEmpty()));
    private static final List<Rule<SessionCase>> DECIDED = List.of(SessionWorkflow::quorum, SessionWorkflow::decided);

    static final Workflow<SessionCase, SessionStatus, SessionCommand> TABLE = Workflow.of(
                    SessionCommand.class, (SessionCase c) -> c.session().state())
            .move(PLANNED, SessionCommand.CONVENE, CONVENED, BY_SECRETARIAT, WITH_AGENDA)
            .move(CONVENED, SessionCommand.OPEN, OPEN, BY_SECRETARIAT, WITH_AGENDA)
            .move(OPEN, SessionCommand.CLOSE, CLOSED, BY_SECRETARIAT, DECIDED)
            .move(PLANNED, SessionCommand.CANCEL, CANCELLED, BY_SECRETARIAT, FREE)
            .move(CONVENED, SessionCommand.CANCEL, CANCELLED, BY_SECRETARIAT, FREE)
            .move(OPEN, SessionCommand.CANCEL, CANCELLED, BY_SECRETARIAT, FREE)
            .build();

    private SessionWorkflow() {}

    private static Optional<Unmet> quorum(SessionCase c) {
        return c.hasQuorum()
                ? Optional.empty()
                : Optional.of(new Unmet(
                        "QUORUM_NOT_MET",
                        new Text(
                                "Membres délibérants présents : " + c.votersPresent() + " ; quorum : "
                                        + c.committee().quorum() + ".",
                                "Voting members present: " + c.votersPresent() + "; quorum: "
                                        + c.committee().quorum() + "."),
                        "/present"));
    }

    private static Optional<Unmet> decided(SessionCase c) {
        List<String> open = c.session().agenda().stream()
                .filter(item -> item.decision() == null)
                .map(AgendaItem::reference)
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unmet(
                        "ITEM_UNDECIDED",
                        new Text(
                                "Sans décision : " + String.join(", ", open) + ".",
                                "Without a decision: " + String.join(", ", open) + "."),
                        "/agenda"));
    }
}
