package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.money.Money;

/**
 * What an envelope holds under one ceiling. {@code granted = available + frozen + delegated + committed}, always.
 *
 * @param committed all that was committed, paid or not; under CP, all that was paid
 * @param paid all that was paid, given back or not
 * @param recovered what was given back
 * @param outstanding committed and not yet paid
 */
public record Balance(
        Authority authority,
        int year,
        Money granted,
        Money available,
        Money frozen,
        Money delegated,
        Money committed,
        Money paid,
        Money recovered,
        Money outstanding) {

    static Balance of(Authority authority, int year, Holdings holdings) {
        Money recovered = holdings.of(Account.RECOVERED);
        Money paid = holdings.of(Account.PAID).plus(recovered);
        Money outstanding = holdings.of(Account.COMMITTED);
        return new Balance(
                authority,
                year,
                holdings.of(Account.GRANTED),
                holdings.of(Account.AVAILABLE),
                holdings.of(Account.FROZEN),
                holdings.of(Account.DELEGATED),
                outstanding.plus(paid),
                paid,
                recovered,
                outstanding);
    }
}
