package fr.territoiresindustrie.funding.ledger;

/** The accounts of an envelope. {@link #GRANTED} is the counterpart of all the others: its postings are negative. */
enum Account {
    GRANTED,
    AVAILABLE,
    FROZEN,
    COMMITTED
}
