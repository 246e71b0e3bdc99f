package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of uploads. What single rows hold is no refusal but a finding. */
public enum VintageProblem implements ProblemCode {
    VINTAGE_RETROACTIVE(409, "Millésime antérieur à celui en vigueur", "Vintage older than the one in force"),
    VINTAGE_ARCHIVE_UNREADABLE(422, "Archive illisible", "Unreadable archive"),
    VINTAGE_ARCHIVE_TOO_LARGE(422, "Contenu de l'archive trop volumineux", "Content of the archive too large");

    private final int status;
    private final Text title;

    VintageProblem(int status, String fr, String en) {
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
