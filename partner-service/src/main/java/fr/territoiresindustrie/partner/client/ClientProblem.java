package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Why machine clients are refused. */
public enum ClientProblem implements ProblemCode {
    CLIENT_EXISTS(409, "Client déjà connu", "Client known already"),
    CLIENT_HAS_NO_SECRET(409, "Client sans secret", "Client without a secret"),
    REALM_UNAVAILABLE(503, "Serveur d'identité indisponible", "Identity server unavailable");

    private final int status;
    private final Text title;

    ClientProblem(int status, String fr, String en) {
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
