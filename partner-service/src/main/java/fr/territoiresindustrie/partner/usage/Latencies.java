package fr.territoiresindustrie.partner.usage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Requests by how long they took, in buckets that the gateways fill. */
final class Latencies {

    private static final int[] BELOW = {5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000};

    private Latencies() {}

    /** The end of the bucket that holds this part of all; null for the last one, which has none, and when there is nothing. */
    static @Nullable Integer percentile(long[] counts, double part) {
        long total = Arrays.stream(counts).sum();
        long wanted = (long) Math.ceil(total * part);
        long seen = 0;
        for (int i = 0; i < BELOW.length && total > 0; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return BELOW[i];
            }
        }
        return null;
    }
}
