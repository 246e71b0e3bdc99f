package fr.territoiresindustrie.partner.limit;

/** The classes of operation that are limited apart. */
public enum Operation {
    READ,
    WRITE,
    EXPORT,
    BULK
}
