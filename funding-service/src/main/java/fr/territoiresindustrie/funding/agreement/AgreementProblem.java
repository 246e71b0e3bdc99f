package fr.territoiresindustrie.funding.agreement;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about agreements. */
public enum AgreementProblem implements ProblemCode {
    AGREEMENT_NOT_IN_FORCE(409, "Aucune convention en vigueur", "No agreement in force"),
    AMENDMENT_BELOW_PAYMENTS(409, "Avenant au-dessous des paiements", "Amendment below the payments");

    private final int status;
    private final Text title;

    AgreementProblem(int status, String fr, String en) {
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
