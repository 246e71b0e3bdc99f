package fr.territoiresindustrie.kit.importing;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of a whole import. */
public enum ImportingProblem implements ProblemCode {
    IMPORT_REPEATS_LINE(422, "Ligne répétée", "Repeated line");

    private final int status;
    private final Text title;

    ImportingProblem(int status, String fr, String en) {
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
