package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.money.Money;
import java.util.EnumMap;
import java.util.Map;

/** What the accounts of one ceiling hold, in cents; granted as a positive amount. Its columns stand everywhere in the order of the accounts. */
final class Holdings {

    static final String COLUMNS = "granted, available, frozen, delegated, committed, paid, recovered";

    /** The most that may be granted: ten thousand thousand billion euros, far below what overflows. */
    private static final long MOST = 1_000_000_000_000_000_000L;

    private final Map<Account, Long> cents;

    private Holdings(Map<Account, Long> cents) {
        this.cents = cents;
    }

    static Holdings none() {
        return of(0, 0, 0, 0, 0, 0, 0);
    }

    /** One amount for each account, in their order. */
    static Holdings of(long... amounts) {
        Map<Account, Long> cents = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            cents.put(account, amounts[cents.size()]);
        }
        return new Holdings(cents);
    }

    Money of(Account account) {
        return new Money(cents(account));
    }

    long cents(Account account) {
        return cents.getOrDefault(account, 0L);
    }

    /** What may be taken from an account. What is granted comes from outside: it may always grow, up to the most. */
    Money left(Account from) {
        return new Money(from == Account.GRANTED ? MOST - cents(from) : cents(from));
    }

    /** After an amount, which is left, went from one account to another. */
    Holdings after(Account from, Account to, Money amount) {
        Map<Account, Long> after = new EnumMap<>(cents);
        after.put(from, cents(from) + (from == Account.GRANTED ? amount.cents() : -amount.cents()));
        after.put(to, cents(to) + (to == Account.GRANTED ? -amount.cents() : amount.cents()));
        return new Holdings(after);
    }

    @Override
    public String toString() {
        return cents.toString();
    }
}
