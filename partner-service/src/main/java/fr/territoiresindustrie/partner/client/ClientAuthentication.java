package fr.territoiresindustrie.partner.client;

/** How a client proves itself to the realm. */
public enum ClientAuthentication {
    /** A secret that the realm makes, shown once. */
    SECRET,
    /** A signature with a key whose public half is registered (RFC 7523). */
    PRIVATE_KEY_JWT
}
