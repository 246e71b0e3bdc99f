package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of the ledger. */
public enum LedgerProblem implements ProblemCode {
    OVER_COMMITMENT(409, "Enveloppe insuffisante", "Envelope exhausted"),
    MOVEMENT_REFUSED(409, "Mouvement impossible", "Movement not possible"),
    AMOUNT_NOT_POSITIVE(422, "Montant nul", "Amount of zero");

    private final int status;
    private final Text title;

    LedgerProblem(int status, String fr, String en) {
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
