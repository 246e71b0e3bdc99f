package fr.territoiresindustrie.kit.startup;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnsafeSettingsTest {

    private static final Map<String, String> SAFE = Map.of(
            "quarkus.datasource.username", "app",
            "quarkus.datasource.password", "correct horse battery",
            "quarkus.flyway.username", "owner",
            "quarkus.flyway.password", "another good secret",
            "quarkus.oidc.token.audience", "territoires-industrie-api",
            "quarkus.hibernate-orm.schema-management.strategy", "validate");

    @Test
    void acceptsSafeSettings() {
        assertThat(UnsafeSettings.find(config(Map.of()))).isEmpty();
    }

    @Test
    void findsEachUnsafeSetting() {
        for (Map<String, String> unsafe : List.of(
                Map.of("quarkus.datasource.password", "local"),
                Map.of("quarkus.flyway.password", ""),
                Map.of("quarkus.datasource.password", "territory-service-local"),
                Map.of("quarkus.oidc.token.audience", ""),
                Map.of("tdi.sandbox.clock", "/somewhere"),
                Map.of("quarkus.hibernate-orm.schema-management.strategy", "update"),
                Map.of("quarkus.datasource.username", "owner"))) {
            assertThat(UnsafeSettings.find(config(unsafe))).as("%s", unsafe).hasSize(1);
        }
    }

    private static Config config(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(SAFE);
        all.putAll(changed);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 500))
                .build();
    }
}
