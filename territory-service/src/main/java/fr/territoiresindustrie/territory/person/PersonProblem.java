package fr.territoiresindustrie.territory.person;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about persons in an office. */
public enum PersonProblem implements ProblemCode {
    TERM_OVERLAPS(409, "Place déjà tenue ces jours-là", "Place held on these days"),
    TERM_NOT_ENDED(409, "Mandat en cours", "Term not ended");

    private final int status;
    private final Text title;

    PersonProblem(int status, String fr, String en) {
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

    /** Data of somebody who is in office are not erased: the territory's partners need them. */
    public static RuntimeException notEnded() {
        return TERM_NOT_ENDED.because(
                "Les coordonnées s'effacent une fois le mandat terminé.",
                "Contact details are erased once the term has ended.");
    }
}
