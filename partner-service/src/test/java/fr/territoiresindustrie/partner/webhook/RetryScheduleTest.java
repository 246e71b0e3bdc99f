package fr.territoiresindustrie.partner.webhook;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryScheduleTest {

    @Test
    void makesTenAttemptsOverSeventyFiveHoursMoreOrLess() {
        Set<Duration> lives = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Duration life = Duration.ZERO;
            int attempts = 1;
            Optional<Duration> pause = RetrySchedule.pause(attempts, Optional.empty(), random);
            while (pause.isPresent()) {
                life = life.plus(pause.get());
                pause = RetrySchedule.pause(++attempts, Optional.empty(), random);
            }
            assertThat(attempts).isEqualTo(10).isEqualTo(RetrySchedule.ATTEMPTS);
            assertThat(life).isBetween(RetrySchedule.SHORTEST_LIFE, Duration.ofHours(84));
            lives.add(life);
        }
        assertThat(lives).hasSizeGreaterThan(190);
        assertThat(lives.stream().mapToLong(Duration::toMinutes).average().orElseThrow())
                .isBetween(74 * 60.0, 77 * 60.0);
    }

    @Test
    void grantsALongerPauseThatIsAskedForButNoDays() {
        Random random = new Random(1);
        assertThat(RetrySchedule.pause(1, Optional.of(Duration.ofSeconds(90)), random))
                .contains(Duration.ofSeconds(90));
        assertThat(RetrySchedule.pause(1, Optional.of(Duration.ofDays(2)), random)
                        .orElseThrow())
                .isLessThan(Duration.ofSeconds(6));
        assertThat(RetrySchedule.pause(5, Optional.of(Duration.ofSeconds(1)), random)
                        .orElseThrow())
                .isGreaterThan(Duration.ofHours(4));
    }
}
