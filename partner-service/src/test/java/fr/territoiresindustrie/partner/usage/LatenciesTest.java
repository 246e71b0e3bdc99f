package fr.territoiresindustrie.partner.usage;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTest {

    @Test
    void namesTheEndOfTheBucketThatHoldsThePart() {
        long[] counts = {50, 40, 0, 0, 9, 0, 0, 0, 0, 0, 0, 1};
        assertThat(Latencies.percentile(counts, 0.5)).isEqualTo(5);
        assertThat(Latencies.percentile(counts, 0.51)).isEqualTo(10);
        assertThat(Latencies.percentile(counts, 0.99)).isEqualTo(100);
    }

    @Test
    void saysNothingBeyondTheLastEndAndOfNothing() {
        assertThat(Latencies.percentile(new long[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3}, 0.5))
                .isNull();
        assertThat(Latencies.percentile(new long[12], 0.99)).isNull();
    }
}
