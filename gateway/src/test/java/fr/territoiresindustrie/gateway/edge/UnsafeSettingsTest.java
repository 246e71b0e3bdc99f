package fr.territoiresindustrie.gateway.edge;

import fr.territoiresindustrie.gateway.access.AccessConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnsafeSettingsTest {

    private static final String GOOD = "https://front.example";

    @Test
    void acceptsWhatIsSafe() {
        assertThat(find("https://api.example", "https://id.example/realms/r", GOOD))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "http://localhost:*", "http://front.example", "https://*.example", "https://localhost:3000"
            })
    void refusesOpenOrigins(String origin) {
        assertThat(find("https://api.example", "https://id.example/realms/r", GOOD + "," + origin))
                .singleElement()
                .asString()
                .contains(origin);
    }

    @Test
    void refusesAddressesWithoutEncryption() {
        assertThat(find("http://api.example", "http://id.example/realms/r", GOOD))
                .anyMatch(unsafe -> unsafe.startsWith("OIDC_ISSUER"))
                .anyMatch(unsafe -> unsafe.startsWith("PUBLIC_URL"));
    }

    private static List<String> find(String publicUrl, String issuer, String origins) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(EdgeConfig.class)
                .withMapping(AccessConfig.class)
                .withConverters(new Converter<?>[] {new DurationConverter(), new MemorySizeConverter()})
                .withDefaultValues(Map.of(
                        "gateway.edge.public-url", publicUrl,
                        "gateway.edge.cors-origins", origins,
                        "gateway.access.url", issuer,
                        "gateway.access.issuer", issuer))
                .build();
        return UnsafeSettings.find(
                config.getConfigMapping(EdgeConfig.class), config.getConfigMapping(AccessConfig.class));
    }
}
