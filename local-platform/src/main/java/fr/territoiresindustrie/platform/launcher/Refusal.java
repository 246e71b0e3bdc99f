package fr.territoiresindustrie.platform.launcher;

/** A start that cannot be, for a reason the person at the keyboard can do something about. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
