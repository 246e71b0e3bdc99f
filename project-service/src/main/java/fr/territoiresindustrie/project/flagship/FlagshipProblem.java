package fr.territoiresindustrie.project.flagship;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of flagships. */
public enum FlagshipProblem implements ProblemCode {
    FLAGSHIP_NOT_POSSIBLE(409, "Projet qui ne peut être totem", "Project that cannot be a flagship");

    private final int status;
    private final Text title;

    FlagshipProblem(int status, String fr, String en) {
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
