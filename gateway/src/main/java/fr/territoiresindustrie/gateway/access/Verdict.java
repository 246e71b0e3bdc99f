package fr.territoiresindustrie.gateway.access;

/** What the check of a token says. */
public enum Verdict {
    /** Signed by the realm, for this platform, and in force. */
    VALID,
    /** Refused for good. */
    INVALID,
    /** The key it names is unknown and the realm cannot be asked: neither accepted nor refused. */
    UNDECIDED
}
