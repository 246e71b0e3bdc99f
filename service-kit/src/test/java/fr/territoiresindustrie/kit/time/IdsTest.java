package fr.territoiresindustrie.kit.time;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdsTest {

    private static final int THREADS = 8;
    private static final int OF_EACH = 5_000;

    private final Ids ids = new Ids();

    @Test
    void areOfVersion7AndHoldTheTime() {
        Instant before = Instant.ofEpochMilli(Instant.now().toEpochMilli());
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)).isBetween(before, Instant.now());
    }

    /** Keys are sorted by PostgreSQL as sixteen bytes, which is the order of their texts. */
    @Test
    void riseAlsoWithinAMillisecond() {
        assertThat(next(OF_EACH)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void manyThreadsAtOnceGetRisingIdsThatNobodyElseHas() throws Exception {
        Set<String> all = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<List<String>>> takers = Stream.generate(() -> (Callable<List<String>>) () -> next(OF_EACH))
                    .limit(THREADS)
                    .toList();
            for (var taken : threads.invokeAll(takers)) {
                assertThat(taken.get()).isSorted();
                all.addAll(taken.get());
            }
        }
        assertThat(all).hasSize(THREADS * OF_EACH);
    }

    private List<String> next(int count) {
        return Stream.generate(() -> ids.next().toString()).limit(count).toList();
    }
}
