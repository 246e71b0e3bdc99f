package fr.territoiresindustrie.kit.transition;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of a move. */
public enum WorkflowProblem implements ProblemCode {
    TRANSITION_NOT_AVAILABLE(409, "Commande impossible dans cet état", "Command not possible in this state"),
    RULES_UNMET(409, "Règles non remplies", "Rules not met"),
    REASON_REQUIRED(422, "Motif demandé", "Reason required");

    private final int status;
    private final Text title;

    WorkflowProblem(int status, String fr, String en) {
        this.status = status;
        this.title = new Text(fr, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }
}
