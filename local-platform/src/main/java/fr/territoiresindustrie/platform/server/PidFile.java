package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The trace a process leaves on disk so that it is recognised after its parent was killed. A process id alone may have
 * been given to somebody else since; the id together with the start time has not.
 */
public record PidFile(Path path) {

    /** The kernel's boot time, from which start times are computed, has a resolution of one second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Notes the process. */
    public void write(ProcessHandle process) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, process.pid() + " " + startOf(process) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The noted process, when it still runs. */
    public Optional<ProcessHandle> running() {
        try {
            var noted = Files.readString(path).strip().split(" ");
            var start = Instant.parse(noted[1]);
            return ProcessHandle.of(Long.parseLong(noted[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process ->
                            Duration.between(start, startOf(process)).abs().compareTo(TOLERANCE) < 0);
        } catch (IOException | RuntimeException absentOrCutShort) {
            return Optional.empty();
        }
    }

    /** Forgets the process. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
