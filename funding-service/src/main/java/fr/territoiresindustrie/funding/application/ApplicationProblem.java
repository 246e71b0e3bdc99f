package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about applications. */
public enum ApplicationProblem implements ProblemCode {
    PROJECT_NOT_APPROVED(409, "Projet non approuvé", "Project not approved"),
    APPLICATION_NOT_EDITABLE(409, "Demande non modifiable", "Application not editable"),
    AGREEMENT_INCOMPLETE(422, "Convention incomplète", "Incomplete agreement"),
    WORK_BEFORE_RECEPTION(422, "Travaux commencés avant la réception", "Work begun before the reception"),
    AGREEMENT_REQUIRED(422, "Convention demandée", "Agreement required"),
    AGREEMENT_ABOVE_CEILING(409, "Montant au-dessus du plafond", "Amount above the ceiling"),
    ENVELOPE_NOT_FOR_PUBLISHED_GRANTS(409, "Enveloppe d'un organisme", "Envelope of its owner"),
    PROJECTS_NOT_READY(503, "Copie des projets en retard", "Copy of projects behind");

    private final int status;
    private final Text title;

    ApplicationProblem(int status, String fr, String en) {
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
