package fr.territoiresindustrie.gateway.problem;

import java.util.Map;

/** Why the gateway itself refuses. Codes that the services know too mean the same there. */
public enum EdgeProblem {
    MALFORMED_REQUEST(400, "Requête illisible", "Unreadable request"),
    UNAUTHENTICATED(401, "Authentification demandée", "Authentication required"),
    FORBIDDEN(403, "Action non permise", "Action not allowed"),
    CLIENT_SUSPENDED(403, "Client suspendu", "Client suspended"),
    NOT_FOUND(404, "Introuvable", "Not found"),
    METHOD_NOT_ALLOWED(405, "Méthode non permise", "Method not allowed"),
    BODY_TIMEOUT(408, "Corps reçu trop lentement", "Body received too slowly"),
    BODY_TOO_LARGE(413, "Corps trop volumineux", "Body too large"),
    REQUEST_TARGET_TOO_LONG(414, "Adresse trop longue", "Address too long"),
    TOO_MANY_REQUESTS(429, "Trop de requêtes", "Too many requests"),
    REQUEST_HEAD_TOO_LARGE(431, "En-têtes trop volumineux", "Headers too large"),
    INTERNAL_ERROR(500, "Erreur interne", "Internal error"),
    SERVICE_UNAVAILABLE(503, "Service momentanément indisponible", "Service temporarily unavailable");

    private final int status;
    private final String french;
    private final String english;

    EdgeProblem(int status, String french, String english) {
        this.status = status;
        this.french = french;
        this.english = english;
    }

    /** The HTTP status of every answer with this code. */
    public int status() {
        return status;
    }

    /** What the refusal is called. */
    public String title(boolean inEnglish) {
        return inEnglish ? english : french;
    }

    /** A refusal of this kind, with its reason in French and in English. */
    public Refusal because(String fr, String en) {
        return new Refusal(this, fr, en, 0, Map.of());
    }
}
