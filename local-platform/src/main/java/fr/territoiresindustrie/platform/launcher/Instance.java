package fr.territoiresindustrie.platform.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The one launcher of a home. The lock on its file is what counts: the system gives it back whatever way a process ends.
 */
final class Instance {

    private final Path home;

    /** Given back as soon as nobody refers to it. */
    private final FileLock lock;

    private Instance(Path home, FileLock lock) {
        this.home = home;
        this.lock = lock;
    }

    /** Becomes the launcher of this home for the rest of this JVM's life, unless there is one. */
    static Optional<Instance> acquire(Path home) {
        try {
            Files.createDirectories(home);
            var lock = lock(home);
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            Files.writeString(home.resolve("launcher.pid"), pid());
            Files.deleteIfExists(home.resolve("ready"));
            var instance = new Instance(home, lock.get());
            Runtime.getRuntime().addShutdownHook(new Thread(instance::notReady, "not-ready"));
            return Optional.of(instance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher that runs on this home. */
    static Optional<ProcessHandle> running(Path home) {
        try {
            if (!Files.exists(home.resolve("launcher.pid"))) {
                return Optional.empty();
            }
            var lock = lock(home);
            if (lock.isPresent()) {
                lock.get().channel().close();
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("launcher.pid"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isReady(Path home) {
        return Files.exists(home.resolve("ready"));
    }

    void ready() {
        if (!lock.isValid()) {
            throw new IllegalStateException("The lock on " + home + " is lost");
        }
        try {
            Files.writeString(home.resolve("ready"), pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private void notReady() {
        try {
            Files.deleteIfExists(home.resolve("ready"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The channel stays open, and with it the lock, until it is closed or the process ends. */
    @SuppressWarnings("resource")
    private static Optional<FileLock> lock(Path home) throws IOException {
        var channel =
                FileChannel.open(home.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(lock);
            }
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            // As good as held by another one.
        }
        channel.close();
        return Optional.empty();
    }
}
