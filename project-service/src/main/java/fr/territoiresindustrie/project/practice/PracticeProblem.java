package fr.territoiresindustrie.project.practice;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of good practices. */
public enum PracticeProblem implements ProblemCode {
    PROJECT_NOT_COMPLETED(409, "Projet non achevé", "Project not completed"),
    PRACTICE_NOT_EDITABLE(
            409, "Bonne pratique non modifiable dans cet état", "Good practice not editable in this state");

    private final int status;
    private final Text title;

    PracticeProblem(int status, String fr, String en) {
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
