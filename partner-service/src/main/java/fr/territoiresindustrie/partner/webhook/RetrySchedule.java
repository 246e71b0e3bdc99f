package fr.territoiresindustrie.partner.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery is tried again: ten attempts within seventy-five hours and a half, each a little off, so that receivers that come back are not met by all at once. */
final class RetrySchedule {

    /** Before the second attempt, the third, and so on. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** At most this share of a pause is added or taken away. */
    private static final double JITTER = 0.1;

    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    static final int ATTEMPTS = PAUSES.size() + 1;

    /** What ten attempts take at least, with the jitter all one way. */
    static final Duration SHORTEST_LIFE = Duration.ofHours(67);

    private RetrySchedule() {}

    /**
     * The pause after so many failed attempts; none after the last.
     *
     * @param wished what the receiver asked for in Retry-After: granted up to an hour when it is longer than the pause
     */
    static Optional<Duration> pause(int failed, Optional<Duration> wished, RandomGenerator random) {
        if (failed >= ATTEMPTS) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(failed - 1);
        double share = 1 + JITTER * (2 * random.nextDouble() - 1);
        Duration jittered = Duration.ofMillis((long) (pause.toMillis() * share));
        Duration asked = wished.filter(w -> w.compareTo(LONGEST_WISH) <= 0).orElse(Duration.ZERO);
        return Optional.of(asked.compareTo(jittered) > 0 ? asked : jittered);
    }
}
