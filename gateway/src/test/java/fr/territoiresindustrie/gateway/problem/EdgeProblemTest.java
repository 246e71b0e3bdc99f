package fr.territoiresindustrie.gateway.problem;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A partner must not have to know whether the gateway or a service refused. */
class EdgeProblemTest {

    @Test
    void aCodeThatTheServicesKnowTooMeansTheSameHere() {
        Map<String, RequestProblem> ofServices =
                Arrays.stream(RequestProblem.values()).collect(Collectors.toMap(Enum::name, problem -> problem));
        int shared = 0;
        for (EdgeProblem here : EdgeProblem.values()) {
            RequestProblem there = ofServices.get(here.name());
            if (there != null) {
                shared++;
                assertThat(here.status()).as(here.name()).isEqualTo(there.status());
                assertThat(here.title(false)).isEqualTo(there.title().fr());
                assertThat(here.title(true)).isEqualTo(there.title().en());
            }
        }
        assertThat(shared).isGreaterThanOrEqualTo(8);
    }
}
