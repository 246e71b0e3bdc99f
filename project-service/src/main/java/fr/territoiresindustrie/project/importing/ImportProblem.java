package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of whole imports of projects. */
enum ImportProblem implements ProblemCode {
    PROJECT_IMPORT_REPEATS_LINE(422, "Ligne répétée", "Repeated line");

    private final int status;
    private final Text title;

    ImportProblem(int status, String fr, String en) {
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
