package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoxTest {

    @Test
    void readsFourOrSixNumbers() {
        assertThat(Box.parse(null)).isNull();
        assertThat(Box.parse("4.5,45.6,5.2,46.3").parts()).containsExactly(new Envelope(4.5, 5.2, 45.6, 46.3));
        assertThat(Box.parse("4.5,45.6,-100,5.2,46.3,9000").parts())
                .containsExactly(new Envelope(4.5, 5.2, 45.6, 46.3));
        assertThat(Box.parse("2,48,2,48").parts()).containsExactly(new Envelope(2, 2, 48, 48));
    }

    @Test
    void isTwoBoxesWhereItCrossesTheAntimeridian() {
        assertThat(Box.parse("160,-25,-150,-10").parts())
                .containsExactly(new Envelope(160, 180, -25, -10), new Envelope(-180, -150, -25, -10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "1,2,3",
                "1,2,3,4,5",
                "1,2,3,4,5,6,7",
                "a,b,c,d",
                "NaN,1,2,3",
                "1e308,1,2,3",
                "Infinity,0,1,1",
                "0x1p3,0,1,1",
                "1d,0,1,1",
                "181,0,182,1",
                "0,-91,1,1",
                "0,2,1,1",
                "1,2,,4",
                " 1,2,3,4",
                "1,2,9,3,4,8",
                "1,2,3,99999999999999999999",
                "1.,2,3,4",
                "1,2,3,4.00000000000000000000000000000000000001"
            })
    void refusesWhatIsNoBox(String text) {
        assertThatThrownBy(() -> Box.parse(text)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(MapProblem.INVALID_MAP_PARAMETER);
            assertThat(problem.items().getFirst().parameter()).isEqualTo("bbox");
        });
    }

    @Test
    void refusesAHugeOneAtOnce() {
        assertThatThrownBy(() -> Box.parse("1,".repeat(1_000_000))).isInstanceOf(Problem.class);
    }
}
