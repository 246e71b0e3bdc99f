package fr.territoiresindustrie.funding.reconciliation;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about the reconciliation of accounts. */
public enum ReconciliationProblem implements ProblemCode {
    PAYMENT_ALREADY_MATCHED(409, "Paiement déjà rapproché", "Payment already matched");

    private final int status;
    private final Text title;

    ReconciliationProblem(int status, String fr, String en) {
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
