package fr.territoiresindustrie.gateway.access;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerifiedTokensTest {

    private static final Holder HOLDER = new Holder("ademe", "1", true);

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final InstantSource clock = () -> java.time.Instant.ofEpochMilli(now.get());

    @Test
    void forgetsATokenAtItsEndToTheMillisecond() {
        VerifiedTokens tokens = new VerifiedTokens(config("20000"), clock);
        TokenDigest token = TokenDigest.of("a");
        tokens.remember(token, 1_060_000, HOLDER);
        now.set(1_059_999);
        assertThat(tokens.find(token)).isNotNull();
        now.set(1_060_000);
        assertThat(tokens.find(token)).isNull();
    }

    @Test
    void doesNotTakeOneForAnother() {
        VerifiedTokens tokens = new VerifiedTokens(config("20000"), clock);
        tokens.remember(TokenDigest.of("a"), 2_000_000, HOLDER);
        assertThat(tokens.find(TokenDigest.of("b"))).isNull();
    }

    @Test
    void remembersABoundedNumber() {
        VerifiedTokens tokens = new VerifiedTokens(config("100"), clock);
        int found = 0;
        for (int i = 0; i < 10_000; i++) {
            tokens.remember(TokenDigest.of("t" + i), 2_000_000, HOLDER);
        }
        for (int i = 0; i < 10_000; i++) {
            found += tokens.find(TokenDigest.of("t" + i)) == null ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(100);
    }

    private static AccessConfig config(String size) {
        return new SmallRyeConfigBuilder()
                .withMapping(AccessConfig.class)
                .withDefaultValues(Map.of(
                        "gateway.access.url", "http://localhost",
                        "gateway.access.issuer", "http://localhost",
                        "gateway.access.remembered", size))
                .withConverters(new org.eclipse.microprofile.config.spi.Converter<?>[] {
                    new io.quarkus.runtime.configuration.DurationConverter()
                })
                .build()
                .getConfigMapping(AccessConfig.class);
    }
}
