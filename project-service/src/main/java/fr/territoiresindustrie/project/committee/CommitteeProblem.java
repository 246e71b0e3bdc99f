package fr.territoiresindustrie.project.committee;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of committees. */
public enum CommitteeProblem implements ProblemCode {
    COMMITTEE_INVALID(422, "Comité incohérent", "Inconsistent committee");

    private final int status;
    private final Text title;

    CommitteeProblem(int status, String fr, String en) {
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
