package fr.territoiresindustrie.funding.ledger;

/**
 * The accounts of an envelope under one ceiling. {@link #GRANTED} is the counterpart of all the others: its postings are negative. Under
 * AE, {@link #COMMITTED} holds what is committed and not yet paid, {@link #PAID} what is paid and was not given back.
 */
enum Account {
    GRANTED,
    AVAILABLE,
    FROZEN,
    DELEGATED,
    COMMITTED,
    PAID,
    RECOVERED
}
