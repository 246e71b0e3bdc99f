package fr.territoiresindustrie.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Tokens whose signature was checked a moment ago. Bounded in number and time; each entry carries the token's own end and is worth nothing after it. */
@Singleton
class VerifiedTokens {

    private final Cache<TokenDigest, Long> ends;
    private final InstantSource clock;

    VerifiedTokens(AccessConfig config, InstantSource clock) {
        this.clock = clock;
        this.ends = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterWrite(config.remember())
                .executor(Runnable::run)
                .build();
    }

    boolean contains(TokenDigest token) {
        Long end = ends.getIfPresent(token);
        return end != null && clock.millis() < end;
    }

    void remember(TokenDigest token, long endMillis) {
        if (clock.millis() < endMillis) {
            ends.put(token, endMillis);
        }
    }

    /** Forgets all, when a key of the realm was withdrawn. */
    void clear() {
        ends.invalidateAll();
    }
}
