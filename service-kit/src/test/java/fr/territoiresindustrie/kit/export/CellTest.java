package fr.territoiresindustrie.kit.export;

import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "=cmd|' /C calc'!A0",
                "  =1",
                "＝1",
                "－2",
                "＋3",
                "＠x",
                "=",
                "-"
            })
    void makesFormulasHarmless(String text) {
        assertThat(Cell.of(text)).isEqualTo("'" + text);
        assertThat(Cell.of(List.of(text, "a"))).isEqualTo("'" + text + "|a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a=1", "L'Haÿ-les-Roses", "'=1", "1-2", "œuvre", "🏭"})
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(Cell.of(text)).isEqualTo(text);
    }

    @Test
    void keepsTheSignOfNumbersAndWritesNothingForNull() {
        assertThat(Cell.of(-12)).isEqualTo("-12");
        assertThat(Cell.of(new Money(-1250))).isEqualTo("-12.50");
        assertThat(Cell.of(LocalDate.parse("2023-11-09"))).isEqualTo("2023-11-09");
        assertThat(Cell.of(null)).isEmpty();
        assertThat(Cell.of(List.of())).isEmpty();
        assertThat(Cell.of(Arrays.asList("a", null, 3))).isEqualTo("a||3");
    }
}
