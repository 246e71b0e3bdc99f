package fr.territoiresindustrie.funding.followup;

import fr.territoiresindustrie.funding.followup.BurnDownView.ForecastView;
import fr.territoiresindustrie.funding.followup.BurnDownView.PointView;
import fr.territoiresindustrie.kit.money.Money;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A straight line through the last ninety days. Whole cents and whole days: no rate is rounded on the way. */
final class Forecast {

    static final int DAYS = 90;

    /** Beyond this a date says nothing. */
    private static final long FARTHEST = 36_525;

    private Forecast() {}

    static Optional<ForecastView> of(PointView before, PointView now, @Nullable LocalDate endsOn) {
        long used = now.used().cents() - before.used().cents();
        if (used <= 0) {
            return Optional.empty();
        }
        long days = Math.min(FARTHEST, ceil(now.available().cents(), used));
        @Nullable Money atEnd = null;
        @Nullable Money left = null;
        if (endsOn != null) {
            long remaining = Math.max(0, ChronoUnit.DAYS.between(now.on(), endsOn));
            Money more = new Money(Math.min(now.available().cents(), share(used, remaining)));
            atEnd = now.used().plus(more);
            left = now.available().minus(more);
        }
        return Optional.of(new ForecastView(new Money(used), now.on().plusDays(days), endsOn, atEnd, left));
    }

    private static long ceil(long available, long used) {
        BigInteger[] days = BigInteger.valueOf(available)
                .multiply(BigInteger.valueOf(DAYS))
                .divideAndRemainder(BigInteger.valueOf(used));
        return days[0].add(days[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE)
                .min(BigInteger.valueOf(FARTHEST))
                .longValueExact();
    }

    private static long share(long used, long days) {
        return BigInteger.valueOf(used)
                .multiply(BigInteger.valueOf(days))
                .divide(BigInteger.valueOf(DAYS))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
