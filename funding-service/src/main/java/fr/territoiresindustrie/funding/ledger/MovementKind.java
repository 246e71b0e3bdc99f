package fr.territoiresindustrie.funding.ledger;

import static fr.territoiresindustrie.funding.ledger.Account.AVAILABLE;
import static fr.territoiresindustrie.funding.ledger.Account.COMMITTED;
import static fr.territoiresindustrie.funding.ledger.Account.DELEGATED;
import static fr.territoiresindustrie.funding.ledger.Account.FROZEN;
import static fr.territoiresindustrie.funding.ledger.Account.GRANTED;
import static fr.territoiresindustrie.funding.ledger.Account.PAID;
import static fr.territoiresindustrie.funding.ledger.Account.RECOVERED;

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
    DECOMMITMENT(COMMITTED, AVAILABLE),
    /** Paid: under AE out of what is committed, under CP out of the year's credit (mandatement). */
    PAYMENT(COMMITTED, PAID),
    /** Given back by the beneficiary (reversement). */
    RECOVERY(PAID, RECOVERED),
    /** Entrusted to a sub-envelope (délégation); there it is {@link #DELEGATION_RECEIVED}. */
    DELEGATION(AVAILABLE, DELEGATED),
    DELEGATION_RECEIVED(GRANTED, AVAILABLE),
    /** Taken back from a sub-envelope (retrait de délégation); there it is {@link #WITHDRAWAL_RETURNED}. */
    WITHDRAWAL(DELEGATED, AVAILABLE),
    WITHDRAWAL_RETURNED(AVAILABLE, GRANTED),
    /** Moved to another envelope (redéploiement); there it is {@link #TRANSFER_IN}. */
    TRANSFER_OUT(AVAILABLE, GRANTED),
    TRANSFER_IN(GRANTED, AVAILABLE),
    /** Payment credit left at the end of a year (report); in the next year it is {@link #CARRY_OVER_IN}. */
    CARRY_OVER_OUT(AVAILABLE, GRANTED),
    CARRY_OVER_IN(GRANTED, AVAILABLE);

    private final Account from;
    private final Account to;

    MovementKind(Account from, Account to) {
        this.from = from;
        this.to = to;
    }

    Account from(Authority authority) {
        return this == PAYMENT && authority == Authority.CP ? AVAILABLE : from;
    }

    Account to() {
        return to;
    }
}
