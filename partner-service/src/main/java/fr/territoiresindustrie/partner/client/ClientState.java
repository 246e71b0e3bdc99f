package fr.territoiresindustrie.partner.client;

/** The state of a machine client. */
public enum ClientState {
    ACTIVE,
    SUSPENDED,
    /** Shown to nobody; shut out until its last token has ended. */
    DELETED
}
