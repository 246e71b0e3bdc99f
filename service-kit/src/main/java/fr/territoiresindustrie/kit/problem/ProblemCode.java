package fr.territoiresindustrie.kit.problem;

import fr.territoiresindustrie.kit.text.Text;

/**
 * A kind of refusal: a stable code that partners may act on, its HTTP status and its title. Each feature lists its own in an enum
 * whose name ends in {@code Problem}; codes are unique across services and never reused.
 */
public interface ProblemCode {

    /** The enum constant's name. */
    String name();

    /** The HTTP status of every answer with this code. */
    int status();

    /** What the answer is called, for a person. */
    Text title();

    /** The code as partners see it: {@code OVER_COMMITMENT}. */
    default String code() {
        return name();
    }

    /** A refusal of this kind, to be thrown. */
    default Problem because(String fr, String en) {
        return new Problem(this, new Text(fr, en));
    }
}
