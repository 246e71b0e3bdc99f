package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of changes of composition. */
enum ChangeProblem implements ProblemCode {
    COMMUNE_IN_ANOTHER_TERRITORY(
            409, "Commune déjà dans un territoire de cette phase", "Commune already in a territory of this phase"),
    PERIMETER_CHANGE_INVALID(422, "Changement de périmètre incohérent", "Inconsistent change of perimeter"),
    DECISION_REFERENCE_TAKEN(409, "Référence d'une autre décision", "Reference of another decision"),
    TERRITORY_LEFT_EMPTY(409, "Territoire laissé sans membre", "Territory left without a member");

    private final int status;
    private final Text title;

    ChangeProblem(int status, String fr, String en) {
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
