package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of projects. */
public enum ProjectProblem implements ProblemCode {
    PROJECT_NOT_EDITABLE(409, "Fiche non modifiable dans cet état", "Sheet not editable in this state"),
    PROJECT_SHEET_INVALID(422, "Fiche incohérente", "Inconsistent sheet");

    private final int status;
    private final Text title;

    ProjectProblem(int status, String fr, String en) {
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
