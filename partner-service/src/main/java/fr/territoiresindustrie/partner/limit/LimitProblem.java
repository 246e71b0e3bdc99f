package fr.territoiresindustrie.partner.limit;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Why limits are refused. */
public enum LimitProblem implements ProblemCode {
    LIMIT_EXISTS(409, "Limite déjà posée", "Limit already set"),
    LIMIT_OF_A_KIND(409, "Limite d'un genre d'appelants", "Limit of a kind of caller");

    private final int status;
    private final Text title;

    LimitProblem(int status, String fr, String en) {
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
