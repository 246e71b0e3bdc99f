package fr.territoiresindustrie.project.opinion;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of opinions. */
public enum OpinionProblem implements ProblemCode {
    OPINION_NOT_OPEN(409, "Avis déjà rendu ou retiré", "Opinion given or withdrawn already"),
    OPINION_ASKED_ALREADY(409, "Avis déjà demandé", "Opinion asked already"),
    OPINION_NOT_POSSIBLE(409, "Avis impossible dans cet état", "No opinion in this state"),
    OPINION_INVALID(422, "Avis incohérent", "Inconsistent opinion");

    private final int status;
    private final Text title;

    OpinionProblem(int status, String fr, String en) {
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
