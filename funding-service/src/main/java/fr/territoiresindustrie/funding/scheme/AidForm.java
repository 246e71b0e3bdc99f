package fr.territoiresindustrie.funding.scheme;

/** In which form a scheme helps: four of money, and a service in kind (engineering, coaching, a young talent of the VTE). */
public enum AidForm {
    GRANT,
    REPAYABLE_ADVANCE,
    LOAN,
    EQUITY,
    SERVICE
}
