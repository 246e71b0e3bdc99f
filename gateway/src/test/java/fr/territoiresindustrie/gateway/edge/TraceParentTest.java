package fr.territoiresindustrie.gateway.edge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraceParentTest {

    private static final String GOOD = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void keepsAGoodOne() {
        assertThat(TraceParent.of(GOOD)).isEqualTo(GOOD);
        assertThat(TraceParent.traceId(GOOD)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-zz"
            })
    void replacesABadOneByAValidOne(String bad) {
        assertThat(TraceParent.of(bad))
                .isNotEqualTo(bad)
                .satisfies(fresh -> assertThat(TraceParent.isValid(fresh)).isTrue());
    }

    @Test
    void makesEachNewOneUnlikeTheOthers() {
        assertThat(TraceParent.of(null)).isNotEqualTo(TraceParent.of(null));
    }
}
