package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.WorkflowProblem;
import java.util.Set;

/** What a command must bring with it, and may not. */
final class MoveShape {

    private MoveShape() {}

    /**
     * Checks a command that the table admits.
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 422, naming the place
     */
    static void check(ProjectRequests.Transition wanted, Set<String> parties) {
        ProjectCommand command = wanted.command();
        if (wanted.reason() == null && isReasonOwed(command, parties)) {
            throw WorkflowProblem.REASON_REQUIRED
                    .because("Cette décision se motive.", "This decision needs a reason.")
                    .at("/reason", "REQUIRED", new Text("Donnez le motif.", "Give the reason."));
        }
        boolean conditional = command == ProjectCommand.APPROVE_WITH_CONDITIONS;
        if (conditional && wanted.conditions().isEmpty()) {
            throw refused(
                    "/conditions",
                    "CONDITIONS_REQUIRED",
                    "Écrivez au moins une réserve, avec son échéance.",
                    "Write one condition at least, with its due date.");
        }
        if (!conditional && !wanted.conditions().isEmpty()) {
            throw refused(
                    "/conditions",
                    "NOT_WITH_THIS_COMMAND",
                    "Seule APPROVE_WITH_CONDITIONS porte des réserves.",
                    "Only APPROVE_WITH_CONDITIONS carries conditions.");
        }
        if (command != ProjectCommand.COMPLETE && !wanted.achievedResults().isEmpty()) {
            throw refused(
                    "/achievedResults",
                    "NOT_WITH_THIS_COMMAND",
                    "Seule COMPLETE porte des résultats obtenus.",
                    "Only COMPLETE carries achieved results.");
        }
    }

    /** A committee's decision taken outside a session owes its reason: which consultation decided, and when. */
    private static boolean isReasonOwed(ProjectCommand command, Set<String> parties) {
        return command.needsReason() || (command.isOfCommittee() && !parties.contains(Party.COMMITTEE));
    }

    private static RuntimeException refused(String pointer, String code, String fr, String en) {
        return ProjectProblem.TRANSITION_INVALID
                .because(
                        "La commande est incomplète ou dit trop : voir errors.",
                        "The command lacks something or says too much: see errors.")
                .at(pointer, code, new Text(fr, en));
    }
}
