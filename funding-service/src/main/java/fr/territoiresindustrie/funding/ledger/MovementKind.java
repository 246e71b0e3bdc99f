package fr.territoiresindustrie.funding.ledger;

import static fr.territoiresindustrie.funding.ledger.Account.AVAILABLE;
import static fr.territoiresindustrie.funding.ledger.Account.COMMITTED;
import static fr.territoiresindustrie.funding.ledger.Account.FROZEN;
import static fr.territoiresindustrie.funding.ledger.Account.GRANTED;

/** The only ways an envelope changes: each takes an amount out of one account and puts it into another. */
public enum MovementKind {
    /** First amount of an envelope, or of one year's payment credit. */
    OPENING(GRANTED, AVAILABLE),
    /** More of the same (abondement). */
    REPLENISHMENT(GRANTED, AVAILABLE),
    /** Set aside, not to be committed (gel). */
    FREEZE(AVAILABLE, FROZEN),
    /** Given back to what is available (dégel). */
    UNFREEZE(FROZEN, AVAILABLE),
    /** Promised by an agreement (engagement juridique). */
    COMMITMENT(AVAILABLE, COMMITTED),
    /** Freed from an agreement (retrait d'engagement). */
    DECOMMITMENT(COMMITTED, AVAILABLE);

    private final Account from;
    private final Account to;

    MovementKind(Account from, Account to) {
        this.from = from;
        this.to = to;
    }

    Account from() {
        return from;
    }

    Account to() {
        return to;
    }
}
