package fr.territoiresindustrie.kit.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of a sandbox, which a test may move: it goes with the machine's, ahead of it by what a file says (ISO 8601, such as {@code PT720H}). The
 * services and their databases read the same file at every look, so that all have the same time as soon as it is written.
 */
public final class SandboxClock extends Clock {

    private final Path file;
    private final Clock machine;

    SandboxClock(Path file, Clock machine) {
        this.file = file;
        this.machine = machine;
    }

    /** Beside this machine's own clock. */
    public static SandboxClock of(Path file) {
        return new SandboxClock(file, Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        try {
            return machine.instant().plus(Duration.parse(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's clock cannot be read", e);
        }
    }

    /** From now on it is that time, whatever it was. One writer at a time. */
    public void moveTo(Instant time) {
        try {
            Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "clock", null);
            Files.writeString(draft, Duration.between(machine.instant(), time).toString());
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's clock cannot be moved", e);
        }
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SandboxClock(file, machine.withZone(zone));
    }
}
