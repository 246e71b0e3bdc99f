package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A child process with its log and its pid file. It never outlives this JVM when the JVM ends in order; when the JVM is
 * killed, the next start in the same home finds the leftover by its pid file and ends it first.
 */
public final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LINES_SHOWN = 20;

    /** What the process is to the others: the signal it leaves by, and when. Waves leave in this order. */
    public enum Role {
        /** Uses the servers, so it leaves before them. */
        SERVICE("TERM"),
        SERVER("TERM"),
        /** Leaves last; takes SIGTERM for "when the last client has gone", SIGINT for now. */
        DATABASE("INT");

        private final String signal;

        Role(String signal) {
            this.signal = signal;
        }
    }

    /** What to run, where its traces go, and how long it may take to end. */
    public record Command(
            String name,
            List<String> line,
            Map<String, String> environment,
            Path home,
            Path log,
            Role role,
            Duration patience) {

        public Command(
                String name, List<String> line, Map<String, String> environment, Path home, Path log, Role role) {
            this(name, line, environment, home, log, role, PATIENCE);
        }

        /** The same, with more or less time to end in than the usual minute. */
        public Command endingWithin(Duration other) {
            return new Command(name, line, environment, home, log, role, other);
        }

        PidFile pidFile() {
            return new PidFile(home.resolve(name + ".pid"));
        }
    }

    private final Command command;
    private final Process process;

    private ServerProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    /** Ends what an earlier JVM left behind in this home, then starts the process. */
    public static ServerProcess start(Command command) {
        endLeftover(command);
        try {
            Files.createDirectories(command.home());
            Files.createDirectories(command.log().getParent());
            keepPreviousLog(command.log());
            var builder = new ProcessBuilder(command.line())
                    .directory(command.home().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(command.log().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(command.environment());
            var server = new ServerProcess(command, builder.start());
            command.pidFile().write(server.process.toHandle());
            Children.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.name(), e);
        }
    }

    /** Ends the process that the pid file of this command names, when there is one. */
    public static void endLeftover(Command command) {
        endLeftover(command.pidFile(), command.role(), command.patience());
    }

    /** Ends the processes of all pid files in a home. */
    public static void endLeftovers(Path home, Role role) {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (var files = Files.newDirectoryStream(home, "*.pid")) {
            files.forEach(file -> endLeftover(new PidFile(file), role, PATIENCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endLeftover(PidFile file, Role role, Duration patience) {
        file.running().ifPresent(leftover -> end(leftover, role, patience));
        file.delete();
    }

    /** Waits until the probe says yes; a process that died, or that takes longer than allowed, is an error with its last lines. */
    public void awaitReady(Duration atMost, BooleanSupplier probe) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!probe.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(command.name() + " ended with " + process.exitValue() + lastLines());
            }
            if (System.nanoTime() > deadline) {
                stop();
                throw new IllegalStateException(
                        command.name() + " is not ready after " + atMost.toSeconds() + " s" + lastLines());
            }
            Pause.millis(50);
        }
    }

    /** Waits for the end of a process that ends by itself; gives its exit code. */
    public int awaitEnd() {
        try {
            var code = process.waitFor();
            forget();
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command.name(), e);
        }
    }

    Role role() {
        return command.role();
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** Asks a JVM to give back what it needed for a while. It goes on without, should that fail or the platform be stopped meanwhile. */
    public void collectGarbage() {
        try {
            Shell.run(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(pid()),
                    "GC.run"));
        } catch (UncheckedIOException | IllegalStateException stopped) {
            return;
        }
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process to end, and insists after a minute, or what its command says. */
    public void stop() {
        end(process.toHandle(), command.role(), command.patience());
        forget();
    }

    /** SIGKILL: what a crash looks like. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(process.toHandle(), PATIENCE);
        forget();
    }

    private void forget() {
        Children.remove(this);
        command.pidFile().delete();
    }

    boolean logContains(String text) {
        try {
            return Files.readString(command.log()).contains(text);
        } catch (IOException notYetThere) {
            return false;
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(command.log());
            var last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
            return "; the end of " + command.log() + ":\n" + String.join("\n", last);
        } catch (IOException e) {
            return "; its log " + command.log() + " cannot be read";
        }
    }

    private static void keepPreviousLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void end(ProcessHandle process, Role role, Duration patience) {
        if (!process.isAlive()) {
            return;
        }
        Shell.signal(process, role.signal);
        if (!awaitEnd(process, patience)) {
            process.destroyForcibly();
            awaitEnd(process, PATIENCE);
        }
    }

    private static boolean awaitEnd(ProcessHandle process, Duration atMost) {
        try {
            process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException stillThere) {
            return false;
        }
    }
}
