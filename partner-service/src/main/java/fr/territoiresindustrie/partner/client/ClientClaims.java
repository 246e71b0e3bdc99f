package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Whether roles and claims fit: who speaks for something says for what, and nobody else does. */
final class ClientClaims {

    private static final Text NEEDED = new Text("Ce rôle le demande.", "This role demands it.");
    private static final Text IDLE = new Text("Aucun de ses rôles n'en use.", "None of its roles uses it.");
    private static final Text PAST = new Text("Donnez un instant à venir.", "Give a moment to come.");

    private ClientClaims() {}

    static void check(ClientRequests.Writing writing, String place, Instant now) {
        match(writing, ClientRole.OPERATOR, place + "/operator", writing.operator() != null);
        match(writing, ClientRole.REGION, place + "/regions", isGiven(writing.regions()));
        match(writing, ClientRole.TERRITORY, place + "/territories", isGiven(writing.territories()));
        Instant end = writing.expiresAt();
        if (end != null && !end.isAfter(now)) {
            throw refused(place + "/expiresAt", "OUT_OF_RANGE", PAST);
        }
    }

    private static void match(ClientRequests.Writing writing, ClientRole role, String pointer, boolean given) {
        boolean needed = writing.roles().contains(role);
        if (needed != given) {
            throw refused(pointer, needed ? "REQUIRED" : "UNEXPECTED", needed ? NEEDED : IDLE);
        }
    }

    private static boolean isGiven(@Nullable Collection<String> codes) {
        return codes != null && !codes.isEmpty();
    }

    private static RuntimeException refused(String pointer, String code, Text why) {
        return RequestProblem.INVALID_FIELDS.because(why.fr(), why.en()).at(pointer, code, why);
    }
}
