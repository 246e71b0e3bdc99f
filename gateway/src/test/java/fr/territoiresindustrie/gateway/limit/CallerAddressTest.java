package fr.territoiresindustrie.gateway.limit;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallerAddressTest {

    private final CallerAddress open = new CallerAddress(config(Map.of()));
    private final CallerAddress behindProxies =
            new CallerAddress(config(Map.of("gateway.limit.trusted-proxies", "10.0.0.1,10.0.0.2")));

    @Test
    void takesNobodysWordForItsAddress() {
        assertThat(open.of("192.0.2.7", List.of("198.51.100.1"))).isEqualTo("192.0.2.7");
        assertThat(behindProxies.of("192.0.2.7", List.of("198.51.100.1"))).isEqualTo("192.0.2.7");
    }

    @Test
    void takesTheWordOfTheProxiesInFront() {
        assertThat(behindProxies.of("10.0.0.1", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(behindProxies.of("10.0.0.1", List.of("203.0.113.9, 198.51.100.1", "10.0.0.2")))
                .isEqualTo("198.51.100.1");
        assertThat(behindProxies.of("10.0.0.1", List.of("203.0.113.9, <script>")))
                .isEqualTo("10.0.0.1");
        assertThat(behindProxies.of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @Test
    void takesAHouseholdForOneCaller() {
        assertThat(open.of("2001:db8:1:2:a:b:c:d", List.of())).isEqualTo(open.of("2001:db8:1:2:9:8:7:6", List.of()));
        assertThat(open.of("2001:db8:1:2:a:b:c:d", List.of())).isNotEqualTo(open.of("2001:db8:1:3:a:b:c:d", List.of()));
        assertThat(open.of("::1", List.of())).isEqualTo("::1");
    }

    private static LimitConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(LimitConfig.class)
                .withDefaultValues(Map.of("gateway.limit.url", "http://localhost", "gateway.limit.key", "test"))
                .withDefaultValues(settings)
                .withConverters(new Converter<?>[] {new io.quarkus.runtime.configuration.DurationConverter()})
                .build()
                .getConfigMapping(LimitConfig.class);
    }
}
