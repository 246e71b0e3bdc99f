package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The de minimis aid of one undertaking: at most 300 000 EUR in any three years (Regulation (EU) 2023/2831, article 3). Aid that is written
 * down late counts in every span of three years that holds its day, so also in those that end at a later grant.
 */
record DeMinimis(List<Dated> grants) {

    static final Money CEILING = Money.parse("300000");
    private static final int YEARS = 3;

    /** Aid granted on a day. */
    record Dated(LocalDate on, Money amount) {}

    /** Whether a grant is within the three years that end on a day. */
    static boolean counts(LocalDate on, LocalDate day) {
        return on.isAfter(day.minusYears(YEARS)) && !on.isAfter(day);
    }

    /** What was granted in the three years that end on a day, that day included. */
    Money grantedBy(LocalDate day) {
        return grants.stream()
                .filter(g -> counts(g.on(), day))
                .map(Dated::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** What may still be granted on a day without any span of three years going above the ceiling; never below zero. */
    Money left(LocalDate day) {
        Money most = Stream.concat(
                        Stream.of(day),
                        grants.stream()
                                .map(Dated::on)
                                .filter(on ->
                                        on.isAfter(day) && on.minusYears(YEARS).isBefore(day)))
                .map(this::grantedBy)
                .max(Money::compareTo)
                .orElse(Money.ZERO);
        return most.compareTo(CEILING) >= 0 ? Money.ZERO : CEILING.minus(most);
    }

    DeMinimis with(LocalDate on, Money amount) {
        return new DeMinimis(
                Stream.concat(grants.stream(), Stream.of(new Dated(on, amount))).toList());
    }
}
