package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Commands that run to their end. */
public final class Shell {

    private Shell() {}

    /** The exit code. */
    static int run(List<String> command) {
        return run(command, Map.of()).code();
    }

    /** Runs the command and fails, with what it said, unless it succeeds. */
    static void require(List<String> command, Map<String, String> environment) {
        var result = run(command, environment);
        if (result.code() != 0) {
            throw new IllegalStateException(
                    command.getFirst() + " failed with " + result.code() + ": " + result.said());
        }
    }

    /** Sends a signal by name, also while this JVM ends. */
    static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The {@code java} of the JVM that runs this, told to be modest: seven JVMs share a laptop. */
    public static List<String> java(int heapMegabytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TrimNativeHeapInterval=5000",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                // In steps it would take four collections until a heap is given back, and hardly one comes when all is
                // loaded.
                "-XX:-ShrinkHeapInSteps",
                "-XX:ReservedCodeCacheSize=64m",
                // The classes of the JDK lie where its archive wants them: moved, each JVM would have 12 MB of its own.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    private static Result run(List<String> command, Map<String, String> environment) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            Children.add(process);
            try {
                process.getOutputStream().close();
                var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor(), said);
            } finally {
                Children.remove(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.getFirst(), e);
        }
    }

    private record Result(int code, String said) {}
}
