package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The servers' versions, written by the build. */
final class Versions {

    private static final Properties VERSIONS = load();

    private Versions() {}

    static String of(String server) {
        return VERSIONS.getProperty(server);
    }

    private static Properties load() {
        try (var file = Versions.class.getResourceAsStream("versions.properties")) {
            var versions = new Properties();
            versions.load(file);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
