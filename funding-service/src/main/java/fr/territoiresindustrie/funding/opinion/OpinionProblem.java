package fr.territoiresindustrie.funding.opinion;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about opinions. */
public enum OpinionProblem implements ProblemCode {
    APPLICATION_NOT_EXAMINED(409, "Demande hors d'instruction", "Application not under examination"),
    APPLICATION_OPINION_AWAITED(409, "Avis déjà demandé", "Opinion asked already"),
    APPLICATION_OPINION_CLOSED(409, "Avis rendu ou retiré", "Opinion given or withdrawn");

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
