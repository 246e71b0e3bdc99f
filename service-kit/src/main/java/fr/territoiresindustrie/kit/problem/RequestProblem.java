package fr.territoiresindustrie.kit.problem;

import fr.territoiresindustrie.kit.text.Text;

/** Refusals that any request may meet, whatever it is about. */
public enum RequestProblem implements ProblemCode {
    MALFORMED_REQUEST(400, "Requête illisible", "Unreadable request"),
    DUPLICATE_FIELD(400, "Champ répété", "Duplicate field"),
    IDEMPOTENCY_KEY_REQUIRED(400, "En-tête Idempotency-Key demandé", "Idempotency-Key header required"),
    INVALID_CURSOR(400, "Curseur invalide", "Invalid cursor"),
    UNAUTHENTICATED(401, "Authentification demandée", "Authentication required"),
    FORBIDDEN(403, "Action non permise", "Action not allowed"),
    NOT_FOUND(404, "Introuvable", "Not found"),
    METHOD_NOT_ALLOWED(405, "Méthode non permise", "Method not allowed"),
    NOT_ACCEPTABLE(406, "Format de réponse indisponible", "Response format not available"),
    CONFLICT(409, "Conflit avec l'état présent", "Conflict with the present state"),
    IDEMPOTENCY_KEY_IN_USE(409, "Requête de même clé en cours", "A request with this key is running"),
    STALE_VERSION(412, "Version dépassée", "Stale version"),
    BODY_TOO_LARGE(413, "Corps trop volumineux", "Body too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Format de corps refusé", "Unsupported body format"),
    INVALID_FIELDS(422, "Données invalides", "Invalid data"),
    UNKNOWN_FIELD(422, "Champ inconnu", "Unknown field"),
    IDEMPOTENCY_KEY_REUSED(422, "Clé d'idempotence déjà employée", "Idempotency key already used"),
    VERSION_REQUIRED(428, "En-tête If-Match demandé", "If-Match header required"),
    REJECTED_REQUEST(400, "Requête refusée", "Request refused"),
    INTERNAL_ERROR(500, "Erreur interne", "Internal error"),
    SERVICE_UNAVAILABLE(503, "Service momentanément indisponible", "Service temporarily unavailable"),
    REFERENCE_NOT_READY(503, "Données de référence en cours de chargement", "Reference data are being loaded");

    private final int status;
    private final Text title;

    RequestProblem(int status, String fr, String en) {
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

    /** The resource is not there, or not for this caller: the answer does not tell which. */
    public static Problem notFound() {
        return NOT_FOUND.because("Cette ressource n'existe pas.", "There is no such resource.");
    }

    /** This service's copy of what another one owns does not hold yet what the request needs. */
    public static Problem referenceNotReady() {
        return REFERENCE_NOT_READY
                .because(
                        "La copie de données d'un autre service se charge : réessayez dans un instant.",
                        "The copy of another service's data is being loaded: try again in a moment.")
                .retryAfter(2);
    }
}
