package fr.territoiresindustrie.platform.conformance;

import java.util.List;

/**
 * What came of one trial.
 *
 * @param trial its name
 * @param expected what a good client does
 * @param seen what this one did
 */
public record Finding(String trial, Verdict verdict, String expected, String seen) {

    /** How a client did. */
    public enum Verdict {
        HANDLED,
        NOT_HANDLED,
        /** The client never asked for anything on which the trial can be played. */
        NOT_MET
    }

    static Finding of(String trial, String expected, List<String> faults, String good) {
        return faults.isEmpty()
                ? new Finding(trial, Verdict.HANDLED, expected, good)
                : new Finding(trial, Verdict.NOT_HANDLED, expected, String.join("; ", faults));
    }

    static Finding notMet(String trial, String expected, String chance) {
        return new Finding(trial, Verdict.NOT_MET, expected, "there was no " + chance + " to play it on");
    }
}
