package fr.territoiresindustrie.funding.ledger;

/** Which ceiling: AE, what may be committed (commitment authority), or CP, what may be paid in a year (payment credit). */
public enum Authority {
    AE,
    CP
}
