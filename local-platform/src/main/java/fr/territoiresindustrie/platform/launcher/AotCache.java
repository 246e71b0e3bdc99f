package fr.territoiresindustrie.platform.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The ahead-of-time cache of a service. The platform is ready some three seconds earlier with all of them, but writing them takes half a
 * minute when it stops, and each service takes some 30 MB more: worth it for a build that will start often, not for each. Hence it is
 * written only when asked for, and used when it is there and fits the jar.
 */
record AotCache(Mode mode, Path file) {

    /** Five services write at the same time, also on two processors. */
    static final Duration LONGEST_WRITING = Duration.ofMinutes(5);

    /** What the variable {@code TDI_AOT} asks for. */
    enum Mode {
        /** Use a cache that is there. */
        USE,
        /** Write one when the service stops. */
        TRAIN,
        /** Neither. */
        OFF;

        static Mode of(String word) {
            return switch (word) {
                case "", "use" -> USE;
                case "train" -> TRAIN;
                case "off" -> OFF;
                default -> throw new Refusal("TDI_AOT is use, train or off, not " + word);
            };
        }
    }

    static AotCache of(Application application, Mode mode, Path home) {
        return new AotCache(
                mode, home.resolve("aot").resolve(application.module() + "-" + version(application) + ".aot"));
    }

    /** For the command line of the JVM. */
    List<String> options() {
        return switch (mode) {
            case OFF -> List.of();
            case TRAIN -> List.of("-XX:AOTCacheOutput=" + emptyPlace());
            case USE -> Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
        };
    }

    /** Whether the service writes it when it stops. */
    boolean isWritten() {
        return mode == Mode.TRAIN;
    }

    private Path emptyPlace() {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another build of the service has another one. */
    private static String version(Application application) {
        var made = application
                .jar()
                .resolveSibling("quarkus")
                .resolve("generated-bytecode.jar")
                .toFile();
        return Long.toHexString(made.lastModified() ^ made.length());
    }
}
