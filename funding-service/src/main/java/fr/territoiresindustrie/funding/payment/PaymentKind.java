package fr.territoiresindustrie.funding.payment;

/** What a payment is of its agreement: before the work, for part of it, at its end; or money given back. */
public enum PaymentKind {
    ADVANCE,
    INTERIM,
    BALANCE,
    RECOVERY
}
