package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of aid that would be too much. */
public enum AidProblem implements ProblemCode {
    SCHEME_CEILING_EXCEEDED(409, "Au-dessus du plafond du dispositif", "Above the scheme's ceiling"),
    PUBLIC_AID_EXCEEDED(409, "Aides publiques au-dessus de l'assiette", "Public aid above the eligible base"),
    DE_MINIMIS_EXCEEDED(409, "Plafond de minimis dépassé", "De minimis ceiling exceeded");

    private final int status;
    private final Text title;

    AidProblem(int status, String fr, String en) {
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
