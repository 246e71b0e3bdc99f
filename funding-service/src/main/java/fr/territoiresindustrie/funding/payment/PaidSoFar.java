package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement allows and what was asked or paid of it so far, all payments but the one that is looked at and those refused.
 *
 * @param agreed amount of the agreement in force
 * @param from first day of the work, where the agreement says it
 * @param to last day
 * @param advances paid or under way
 * @param interims paid or under way
 * @param balance whether a balance is paid or under way
 * @param recoverable of a recovery: what is left of the payment it gives back
 */
record PaidSoFar(
        Money agreed,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Money advances,
        Money interims,
        Money balances,
        boolean balance,
        Money recoverable) {

    /** Beyond this length advance and interim payments may come to 90 instead of 80 per cent. */
    private static final int LONG_MONTHS = 48;

    Money total() {
        return advances.plus(interims).plus(balances);
    }

    /** The share of the agreement that may be paid before its balance, in per cent. */
    int beforeBalance() {
        boolean isLong =
                from != null && to != null && from.plusMonths(LONG_MONTHS).isBefore(to.plusDays(1));
        return isLong ? 90 : 80;
    }

    /** A share of the agreement, rounded down to the cent. */
    Money share(int percent) {
        return new Money(Math.multiplyExact(agreed.cents(), percent) / 100);
    }
}
