package fr.territoiresindustrie.kit.job;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about long work. */
public enum JobProblem implements ProblemCode {
    JOB_ALREADY_FINISHED(409, "Travail déjà terminé", "Work already finished");

    private final int status;
    private final Text title;

    JobProblem(int status, String fr, String en) {
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
