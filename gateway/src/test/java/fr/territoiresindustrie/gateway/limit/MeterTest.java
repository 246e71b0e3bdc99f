package fr.territoiresindustrie.gateway.limit;

import fr.territoiresindustrie.gateway.limit.Meter.Answer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MeterTest {

    private static final int PORTIONS = 10;
    private static final int SHARED = -1;
    private static final Subject ADEME = new Subject(Subject.CLIENT, "client:ademe");

    private final Quota quota = new Quota(100, 60);
    private long now = 1_000_000_000L;

    /** The partner side's count of one window. */
    private static final class Window {
        private final int quota;
        private int used;

        Window(int quota) {
            this.quota = quota;
        }

        /** Answers a demand, unless there is none. */
        void lease(Meter meter) {
            LeaseDemand demand = meter.demand(PORTIONS);
            if (demand != null) {
                int granted = Math.max(0, Math.min(demand.want(), quota - used - demand.spent()));
                used += demand.spent() + granted;
                meter.receive(demand, granted, Math.max(0, quota - used));
            }
        }
    }

    @Test
    void admitsTheWholeQuotaWhenALeaseAlwaysArrivesInTime() {
        Meter meter = meter();
        Window window = new Window(100);
        int passed = 0;
        for (int i = 0; i < 300; i++) {
            passed += take(meter, SHARED) == Answer.PASS ? 1 : 0;
            window.lease(meter);
        }
        assertThat(passed).isEqualTo(100);
        assertThat(take(meter, SHARED)).isEqualTo(Answer.REFUSE);
        assertThat(meter.remaining(SHARED)).isZero();
    }

    @Test
    void waitsForALeaseRatherThanRefuseWhatMayStillPass() {
        Meter meter = meter();
        IntStream.range(0, 10).forEach(i -> assertThat(take(meter, SHARED)).isEqualTo(Answer.PASS));
        assertThat(take(meter, SHARED)).isEqualTo(Answer.WAIT);
        new Window(100).lease(meter);
        assertThat(take(meter, SHARED)).isEqualTo(Answer.PASS);
    }

    @Test
    void asksHalfAPortionAheadAndOnce() {
        Meter meter = meter();
        IntStream.range(0, 4).forEach(i -> take(meter, SHARED));
        assertThat(meter.demand(PORTIONS)).isNull();
        take(meter, SHARED);
        LeaseDemand demand = meter.demand(PORTIONS);
        assertThat(demand.spent()).isEqualTo(5);
        assertThat(demand.want()).isEqualTo(10);
        assertThat(meter.demand(PORTIONS)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 100, 1_000})
    void admitsTogetherNoMoreThanTheQuotaAndAPortionEach(int requests) {
        Quota small = new Quota(requests, 60);
        Window window = new Window(requests);
        List<Meter> instances = Stream.generate(() -> new Meter(ADEME, OperationClass.READ, small, now))
                .limit(3)
                .toList();
        int passed = 0;
        for (int i = 0; i < 5_000; i++) {
            Meter meter = instances.get(i % 3);
            passed += meter.take(small, now, PORTIONS, SHARED) == Answer.PASS ? 1 : 0;
            if (i % 5 == 0) {
                window.lease(meter);
            }
        }
        assertThat(passed).isBetween(requests, requests + 3 * Math.max(1, requests / PORTIONS));
    }

    @Test
    void goesOnAloneWithItsShare() {
        Meter meter = meter();
        assertThat(IntStream.range(0, 200).filter(i -> take(meter, 50) == Answer.PASS))
                .hasSize(50);
        assertThat(take(meter, 50)).isEqualTo(Answer.REFUSE);
        assertThat(meter.remaining(50)).isZero();
    }

    @Test
    void tellsAfterAnOutageWhatPassedMeanwhile() {
        Meter meter = meter();
        IntStream.range(0, 50).forEach(i -> take(meter, 50));
        assertThat(meter.demand(PORTIONS).spent()).isEqualTo(50);
    }

    @Test
    void beginsAnewWithEachWindow() {
        Meter meter = meter();
        IntStream.range(0, 50).forEach(i -> take(meter, 50));
        assertThat(take(meter, 50)).isEqualTo(Answer.REFUSE);
        int seconds = meter.resetSeconds(now);
        assertThat(seconds).isBetween(1, 60);
        now += seconds * 1_000L;
        assertThat(take(meter, 50)).isEqualTo(Answer.PASS);
        assertThat(meter.remaining(50)).isEqualTo(49);
    }

    @Test
    void forgetsALeaseOfAFormerWindow() {
        Meter meter = meter();
        IntStream.range(0, 10).forEach(i -> take(meter, SHARED));
        LeaseDemand late = meter.demand(PORTIONS);
        now += 60_000;
        take(meter, SHARED);
        meter.receive(late, 0, 0);
        assertThat(take(meter, SHARED)).isEqualTo(Answer.PASS);
    }

    @Test
    void appliesAChangedLimitAtOnce() {
        Meter meter = meter();
        take(meter, SHARED);
        assertThat(meter.take(new Quota(5, 10), now, PORTIONS, 5)).isEqualTo(Answer.PASS);
        assertThat(meter.requests()).isEqualTo(5);
        assertThat(meter.seconds()).isEqualTo(10);
    }

    @Test
    void letsABoundedNumberWait() {
        Meter meter = meter();
        IntStream.range(0, 10).forEach(i -> take(meter, SHARED));
        LeaseDemand demand = meter.demand(PORTIONS);
        assertThat(meter.awaitLease(2)).isNotNull();
        var second = meter.awaitLease(2);
        assertThat(meter.awaitLease(2)).isNull();
        assertThat(second.isComplete()).isFalse();
        meter.receive(demand, 10, 80);
        assertThat(second.isComplete()).isTrue();
        assertThat(meter.awaitLease(2).isComplete()).isTrue();
    }

    private Meter meter() {
        return new Meter(ADEME, OperationClass.READ, quota, now);
    }

    private Answer take(Meter meter, int share) {
        return meter.take(quota, now, PORTIONS, share);
    }
}
