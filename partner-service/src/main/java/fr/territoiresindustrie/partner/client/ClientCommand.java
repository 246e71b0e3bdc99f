package fr.territoiresindustrie.partner.client;

/** What an administrator may do to the state of a client. */
public enum ClientCommand {
    SUSPEND,
    RESUME
}
