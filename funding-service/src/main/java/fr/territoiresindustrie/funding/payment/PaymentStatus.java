package fr.territoiresindustrie.funding.payment;

/** Where a payment stands. */
public enum PaymentStatus {
    REQUESTED,
    AUTHORISED,
    CONFIRMED,
    REFUSED
}
