package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Three rolling years. */
class DeMinimisTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    @Test
    void countsThreeYearsBackAndNoMore() {
        DeMinimis counter = counter("2023-06-15", "2023-06-16", "2026-06-15");
        assertThat(counter.grantedBy(DAY)).isEqualTo(Money.parse("200000"));
        assertThat(counter.left(DAY)).isEqualTo(Money.parse("100000"));
    }

    @Test
    void aGrantWrittenDownLateCountsInTheYearsAfterIt() {
        DeMinimis counter = counter("2027-01-01", "2027-02-01", "2027-03-01");
        assertThat(counter.grantedBy(DAY)).isEqualTo(Money.ZERO);
        assertThat(counter.left(DAY))
                .as("the span that ends on 2027-03-01 is full")
                .isEqualTo(Money.ZERO);
        assertThat(counter.left(LocalDate.of(2024, 1, 1))).isEqualTo(DeMinimis.CEILING);
    }

    @Test
    void isNeverBelowZero() {
        assertThat(counter("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04")
                        .left(DAY))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void holdsInALeapYear() {
        LocalDate leap = LocalDate.of(2028, 2, 29);
        assertThat(DeMinimis.counts(LocalDate.of(2025, 2, 28), leap)).isFalse();
        assertThat(DeMinimis.counts(LocalDate.of(2025, 3, 1), leap)).isTrue();
    }

    private static DeMinimis counter(String... days) {
        DeMinimis counter = new DeMinimis(List.of());
        for (String day : days) {
            counter = counter.with(LocalDate.parse(day), Money.parse("100000"));
        }
        return counter;
    }
}
