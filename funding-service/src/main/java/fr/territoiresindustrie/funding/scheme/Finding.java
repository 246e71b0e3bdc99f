package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.kit.text.Text;

/** What one criterion of a scheme says of a project, and why. */
public record Finding(String criterion, Result result, Text message) {

    /** Unknown is neither: a person has to look. */
    public enum Result {
        MET,
        UNMET,
        UNKNOWN
    }
}
