package fr.territoiresindustrie.kit.importing;

import fr.territoiresindustrie.kit.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ImportLinesTest {

    @Test
    void namesEveryRepetitionByItsRow() {
        Problem refused =
                catchThrowableOfType(Problem.class, () -> ImportLines.refuseRepeated(List.of(7, 8, 7, 9, 8, 7)));
        assertThat(refused.code()).isEqualTo(ImportingProblem.IMPORT_REPEATS_LINE);
        assertThat(refused.items())
                .extracting(Problem.Item::pointer)
                .containsExactly("/rows/2/line", "/rows/4/line", "/rows/5/line");
    }

    @Test
    void admitsLinesInAnyOrder() {
        assertThatCode(() -> ImportLines.refuseRepeated(List.of(3, 1, 2))).doesNotThrowAnyException();
    }
}
