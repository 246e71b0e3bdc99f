package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about envelopes. */
public enum EnvelopeProblem implements ProblemCode {
    ENVELOPE_CODE_TAKEN(409, "Code d'enveloppe déjà pris", "Envelope code already taken"),
    ENVELOPE_ALREADY_OPENED(409, "Enveloppe déjà ouverte", "Envelope already opened"),
    SUB_ENVELOPE_NOT_LEGAL(409, "Sous-enveloppe hors du cadre", "Sub-envelope outside its frame"),
    PARITY_NOT_CONSENTED(409, "Parité sans accord", "Parity without consent"),
    COUNTERPART_NOT_LEGAL(409, "Mouvement impossible entre ces enveloppes", "No such movement between these envelopes"),
    YEAR_NOT_OVER(409, "Année en cours", "Year not over");

    private final int status;
    private final Text title;

    EnvelopeProblem(int status, String fr, String en) {
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
