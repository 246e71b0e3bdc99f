package fr.territoiresindustrie.funding.scheme;

/** How applications come in: at any time, or within the windows of a call. */
public enum Intake {
    OPEN,
    CALL
}
