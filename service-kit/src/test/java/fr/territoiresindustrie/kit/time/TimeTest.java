package fr.territoiresindustrie.kit.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeTest {

    @Test
    void instantsHaveMicroseconds() {
        assertThat(at("2026-01-01T10:00:00.123456789Z").now()).isEqualTo(Instant.parse("2026-01-01T10:00:00.123456Z"));
    }

    @Test
    void theDayIsThatOfParis() {
        assertThat(at("2026-01-31T22:30:00Z").today()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(at("2026-01-31T23:30:00Z").today()).isEqualTo(LocalDate.of(2026, 2, 1));
    }

    @Test
    void inSummerTheDayBeginsAnHourEarlier() {
        assertThat(at("2026-06-30T21:30:00Z").today()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(at("2026-06-30T22:30:00Z").today()).isEqualTo(LocalDate.of(2026, 7, 1));
    }

    private static Time at(String instant) {
        return new Time(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }
}
