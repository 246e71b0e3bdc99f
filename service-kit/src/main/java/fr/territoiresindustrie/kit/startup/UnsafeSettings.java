package fr.territoiresindustrie.kit.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Production refuses to start with settings that are only right on a laptop. */
@ApplicationScoped
class UnsafeSettings {

    /** Anything else is production, however it is spelt. */
    private static final Set<String> LAPTOP = Set.of("local", "test");

    void check(@Observes @Priority(1) StartupEvent started, Config config) {
        if (!LAPTOP.contains(
                config.getOptionalValue("tdi.environment", String.class).orElse("production"))) {
            List<String> unsafe = find(config);
            if (!unsafe.isEmpty()) {
                throw new IllegalStateException("refusing to start in production: " + String.join("; ", unsafe)
                        + " (TDI_ENVIRONMENT=local is for a laptop)");
            }
        }
    }

    static List<String> find(Config config) {
        List<String> unsafe = new ArrayList<>();
        for (String password : List.of("quarkus.datasource.password", "quarkus.flyway.password")) {
            String value = config.getOptionalValue(password, String.class).orElse("");
            if (value.length() < 12 || value.equals("local") || value.endsWith("-local")) {
                unsafe.add(password + " is absent, short or a development secret");
            }
        }
        if (!value(config, "quarkus.hibernate-orm.schema-management.strategy").equals("validate")) {
            unsafe.add("the schema would be generated, not validated");
        }
        if (value(config, "quarkus.oidc.token.audience").isBlank()) {
            unsafe.add("no token audience is demanded");
        }
        if (value(config, "quarkus.datasource.username").equals(value(config, "quarkus.flyway.username"))) {
            unsafe.add("the application uses the owner's database role");
        }
        if (!value(config, "tdi.sandbox.clock").isEmpty()) {
            unsafe.add("the clock could be moved");
        }
        return unsafe;
    }

    private static String value(Config config, String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }
}
