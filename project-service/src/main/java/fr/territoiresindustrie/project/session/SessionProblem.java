package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of sessions. */
public enum SessionProblem implements ProblemCode {
    SESSION_NOT_EDITABLE(409, "Séance non modifiable dans cet état", "Session not editable in this state"),
    SESSION_NOT_CLOSABLE(409, "Décisions inapplicables", "Decisions that cannot be applied"),
    AGENDA_REFUSED(409, "Projet impossible à inscrire", "Project that cannot be put on the agenda"),
    SESSION_INVALID(422, "Séance incohérente", "Inconsistent session");

    private final int status;
    private final Text title;

    SessionProblem(int status, String fr, String en) {
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
