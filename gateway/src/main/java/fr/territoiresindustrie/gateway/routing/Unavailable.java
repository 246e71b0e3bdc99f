package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.problem.EdgeProblem;
import fr.territoiresindustrie.gateway.problem.Refusal;

/** The refusal when a part of the platform does not answer. It names the part, never a machine. */
final class Unavailable {

    private static final int COME_BACK_SECONDS = 5;

    private Unavailable() {}

    static Refusal of(Exchange exchange) {
        return of(exchange.part(), !exchange.isRepeatable());
    }

    /** Where the request may have had its effect already, the caller is told how to ask again without a second one. */
    private static Refusal of(Part part, boolean mayHaveHadItsEffect) {
        Refusal refusal = mayHaveHadItsEffect
                ? EdgeProblem.SERVICE_UNAVAILABLE.because(
                        "Cette partie de la plateforme ne répond pas. La demande a pu être prise en compte : répétez-la avec la même clé Idempotency-Key ou le même If-Match.",
                        "This part of the platform does not answer. The request may have taken effect: repeat it with the same Idempotency-Key or If-Match.")
                : EdgeProblem.SERVICE_UNAVAILABLE.because(
                        "Cette partie de la plateforme ne répond pas. Réessayez dans un instant.",
                        "This part of the platform does not answer. Try again in a moment.");
        return refusal.retryAfter(COME_BACK_SECONDS).part(part.publicName());
    }

    /** The request never left: asking again is safe. */
    static Refusal notSent(Part part) {
        return of(part, false);
    }
}
