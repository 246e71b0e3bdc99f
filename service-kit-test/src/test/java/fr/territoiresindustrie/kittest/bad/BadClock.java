package fr.territoiresindustrie.kittest.bad;

import java.time.Instant;

public class BadClock {
    Instant now() {
        return Instant.now();
    }
}
