package fr.territoiresindustrie.funding.decision;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about decisions of committees. */
public enum DecisionProblem implements ProblemCode {
    APPLICATION_NOT_BEFORE_COMMITTEE(409, "Demande non présélectionnée", "Application not preselected");

    private final int status;
    private final Text title;

    DecisionProblem(int status, String fr, String en) {
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
