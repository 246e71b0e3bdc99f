package fr.territoiresindustrie.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tokens whose signature was checked a moment ago. Bounded in number and time; each entry carries the token's own end and is worth nothing after it. */
@Singleton
class VerifiedTokens {

    private final Cache<TokenDigest, Entry> entries;
    private final InstantSource clock;

    /** Made once, handed out with every request. */
    private record Entry(long endMillis, Future<Checked> checked) {}

    VerifiedTokens(AccessConfig config, InstantSource clock) {
        this.clock = clock;
        this.entries = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterWrite(config.remember())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /** What the check of this token said, or null when it has to be checked. */
    @Nullable
    Future<Checked> find(TokenDigest token) {
        Entry entry = entries.getIfPresent(token);
        return entry != null && clock.millis() < entry.endMillis() ? entry.checked() : null;
    }

    Future<Checked> remember(TokenDigest token, long endMillis, Holder holder) {
        Future<Checked> checked = Future.succeededFuture(new Checked(Verdict.VALID, holder));
        if (clock.millis() < endMillis) {
            entries.put(token, new Entry(endMillis, checked));
        }
        return checked;
    }

    /** Forgets all, when a key of the realm was withdrawn. */
    void clear() {
        entries.invalidateAll();
    }
}
