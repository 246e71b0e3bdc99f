package fr.territoiresindustrie.gateway.routing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GzipTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip", "GZIP;q=0.5", "deflate,gzip;q=1.0"})
    void seesThatTheCallerTakesIt(String header) {
        assertThat(Gzip.accepts(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.0", "xgzip", "*"})
    void leavesOthersAlone(String header) {
        assertThat(Gzip.accepts(header)).isFalse();
    }
}
