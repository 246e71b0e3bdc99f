package fr.territoiresindustrie.kit.problem;

/** What the framework refuses by status alone. */
final class HttpStatusProblem {

    private HttpStatusProblem() {}

    static Problem of(int status) {
        return switch (status) {
            case 401 ->
                RequestProblem.UNAUTHENTICATED.because(
                        "Un jeton d'accès valide est demandé.", "A valid access token is required.");
            case 403 ->
                RequestProblem.FORBIDDEN.because(
                        "Votre rôle ne permet pas cette action.", "Your role does not allow this action.");
            case 404 -> RequestProblem.notFound();
            case 405 ->
                RequestProblem.METHOD_NOT_ALLOWED.because(
                        "Cette adresse ne connaît pas cette méthode.", "This address does not know this method.");
            case 406 ->
                RequestProblem.NOT_ACCEPTABLE.because(
                        "Aucun des formats demandés par Accept n'est produit ici.",
                        "None of the formats asked for in Accept is produced here.");
            case 413 ->
                RequestProblem.BODY_TOO_LARGE.because(
                        "Le corps dépasse la taille admise.", "The body exceeds the admitted size.");
            case 415 ->
                RequestProblem.UNSUPPORTED_MEDIA_TYPE.because(
                        "Ce format de corps n'est pas lu ici.", "This body format is not read here.");
            case 503 ->
                RequestProblem.SERVICE_UNAVAILABLE
                        .because("Réessayez dans un instant.", "Try again in a moment.")
                        .retryAfter(5);
            default ->
                status < 500
                        ? RequestProblem.REJECTED_REQUEST.because(
                                "La requête n'est pas conforme au protocole HTTP.",
                                "The request does not follow the HTTP protocol.")
                        : RequestProblem.INTERNAL_ERROR.because(
                                "L'erreur est enregistrée sous l'identifiant de trace.",
                                "The error is recorded under the trace id.");
        };
    }
}
