package fr.territoiresindustrie.gateway.problem;

import java.util.HashMap;
import java.util.Map;

/**
 * A refusal on its way to the caller.
 *
 * @param retryAfterSeconds when to come back; 0 says nothing about it
 * @param extensions members of the answer that a program may act on
 */
public record Refusal(EdgeProblem code, String fr, String en, int retryAfterSeconds, Map<String, Object> extensions) {

    /** No such address, or not for the public. */
    public static final Refusal NOT_FOUND =
            EdgeProblem.NOT_FOUND.because("Cette ressource n'existe pas.", "There is no such resource.");

    /** Something failed that is nobody's fault but the gateway's. */
    public static final Refusal INTERNAL_ERROR = EdgeProblem.INTERNAL_ERROR.because(
            "L'erreur est enregistrée sous l'identifiant de trace.", "The error is recorded under the trace id.");

    /** The same, telling the caller when to come back. */
    public Refusal retryAfter(int seconds) {
        return new Refusal(code, fr, en, seconds, extensions);
    }

    /** The same, with a member that a program may act on. */
    public Refusal with(String name, Object value) {
        Map<String, Object> members = new HashMap<>(extensions);
        members.put(name, value);
        return new Refusal(code, fr, en, retryAfterSeconds, Map.copyOf(members));
    }

    /** The same, naming the part of the platform that is concerned. */
    public Refusal part(String name) {
        return with("part", name);
    }
}
