package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of projects. */
public enum ProjectProblem implements ProblemCode {
    PROJECT_NOT_EDITABLE(409, "Fiche non modifiable dans cet état", "Sheet not editable in this state"),
    PROJECT_SHEET_INVALID(422, "Fiche incohérente", "Inconsistent sheet"),
    TRANSITION_INVALID(422, "Commande mal formée", "Malformed command"),
    FOLLOW_UP_INVALID(422, "Suivi incohérent", "Inconsistent follow-up"),
    EXTERNAL_ID_TAKEN(409, "Identifiant déjà employé", "Identifier already used"),
    AGREEMENT_NOT_ASKED(409, "Accord non demandé", "Agreement not asked for"),
    STALL_LIMIT_UNKNOWN(422, "Seuil inconnu", "Unknown limit"),
    PROJECT_MOVED(409, "Projet déplacé depuis", "Project moved since"),
    CONDITION_NOT_OPEN(409, "Réserve déjà close", "Condition not open");

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
