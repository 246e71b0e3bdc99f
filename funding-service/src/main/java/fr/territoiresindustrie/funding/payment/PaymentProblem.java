package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about payments. */
public enum PaymentProblem implements ProblemCode {
    NOTHING_TO_PAY(409, "Aucune convention à payer", "No agreement to pay"),
    PAYMENT_REFUSED(409, "Paiement hors des limites", "Payment out of bounds");

    private final int status;
    private final Text title;

    PaymentProblem(int status, String fr, String en) {
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
