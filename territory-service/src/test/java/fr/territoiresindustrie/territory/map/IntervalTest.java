package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.kit.problem.Problem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2024-01-01, 2024-01-01",
        "2024-01-01T22:59:59Z, 2024-01-01, 2024-01-01",
        "2024-01-01T23:00:00Z, 2024-01-02, 2024-01-02",
        "2024-06-30T23:30:00+02:00, 2024-06-30, 2024-06-30",
        "2024-01-01/2024-12-31, 2024-01-01, 2024-12-31",
        "2024-01-01/.., 2024-01-01, 9999-12-31",
        "2024-01-01/, 2024-01-01, 9999-12-31",
        "../2024-12-31, 0001-01-01, 2024-12-31",
        "/2024-12-31, 0001-01-01, 2024-12-31",
        "../.., 0001-01-01, 9999-12-31",
    })
    void readsDaysInstantsAndIntervals(String text, LocalDate since, LocalDate until) {
        assertThat(Interval.parse(text)).isEqualTo(new Interval(since, until));
    }

    @Test
    void isNothingWhereNoneIsAsked() {
        assertThat(Interval.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "today",
                "2024",
                "2024-02-30",
                "2024-12-31/2024-01-01",
                "2024-01-01/2024-02-01/2024-03-01",
                "2024-01-01T00:00:00",
                "+99999-01-01",
                "0000-01-01",
                "1e308",
                "2024-01-01/x"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Interval.parse(text)).isInstanceOf(Problem.class);
    }
}
