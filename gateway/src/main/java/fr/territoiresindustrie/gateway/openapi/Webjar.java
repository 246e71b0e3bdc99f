package fr.territoiresindustrie.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of Swagger UI in this build, which is part of its files' paths. */
final class Webjar {

    static final String VERSION = version();

    private Webjar() {}

    private static String version() {
        try (InputStream in = Objects.requireNonNull(
                Webjar.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties"))) {
            Properties properties = new Properties();
            properties.load(in);
            return Objects.requireNonNull(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
