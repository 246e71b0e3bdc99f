package fr.territoiresindustrie.kit.money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "0,0,0.00",
        "0.5,50,0.50",
        "0.05,5,0.05",
        "1,100,1.00",
        "250000.00,25000000,250000.00",
        "99999999999999.99,9999999999999999,99999999999999.99"
    })
    void readsAndWritesDecimalStrings(String read, long cents, String written) {
        assertThat(Money.parse(read).cents()).isEqualTo(cents);
        assertThat(new Money(cents)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.",
                ".5",
                "1.001",
                "1e3",
                "1E3",
                "01",
                "1,00",
                "1 000",
                "١",
                "１",
                "NaN",
                "0x10",
                "100000000000000",
                "1.00\n"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overflowsLoudly() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE).minus(new Money(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void writesNegativeDifferences() {
        assertThat(new Money(5).minus(new Money(10))).hasToString("-0.05");
    }
}
