package fr.territoiresindustrie.platform.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What makes a platform a sandbox: the file of its clock, beside the data. It is one from its first start to its last. */
public final class Sandbox {

    /** Every sandbox begins on this day, so that what is loaded has the same dates. */
    static final Instant BEGINNING = Instant.parse("2026-09-01T06:00:00Z");

    private Sandbox() {}

    /** Where the clock is; nothing on a platform that is none. */
    static Optional<Path> clock(Settings settings) {
        var file = file(settings);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /** Where a sandbox keeps the addresses of what it begins with; nothing on a platform that is none. */
    public static Optional<Path> fixtures(Settings settings) {
        return clock(settings).map(clock -> clock.resolveSibling("fixtures.json"));
    }

    /** Makes a home without data a sandbox's, whose time begins now; a home with other data is refused. */
    static void prepare(Settings settings) {
        if (Files.exists(settings.data().resolve("postgres"))) {
            if (clock(settings).isPresent()) {
                return;
            }
            throw new Refusal("The data in " + settings.home()
                    + " are not a sandbox's. --sandbox --fresh forgets them; another TDI_HOME keeps both.");
        }
        try {
            var file = file(settings);
            Files.createDirectories(file.getParent());
            Files.writeString(file, Duration.between(Instant.now(), BEGINNING).toString());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Settings settings) {
        return settings.data().resolve("sandbox").resolve("clock");
    }
}
