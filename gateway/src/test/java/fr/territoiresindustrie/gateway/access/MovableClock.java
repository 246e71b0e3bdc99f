package fr.territoiresindustrie.gateway.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The gateway's clock in its tests: the right time, unless a test moves it. */
@Alternative
@Priority(1)
@Singleton
class MovableClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    void backToThePresent() {
        ahead = Duration.ZERO;
    }
}
