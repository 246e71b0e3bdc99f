package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.data.SandboxFixtures;
import fr.territoiresindustrie.platform.data.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** What {@code ./tdi up}, {@code load}, {@code status} and {@code down} run. */
public final class Launcher {

    /** Done in this order when the platform answers. */
    private static final List<AfterStart> AFTER_START = List.of(new Seed(), new SandboxFixtures());

    private static final Duration LONGEST_STOP = AotCache.LONGEST_WRITING.plusMinutes(1);

    private static volatile boolean stopping;

    private final Settings settings;

    private Launcher(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        var words = List.of(arguments);
        try {
            var launcher = new Launcher(Settings.of(System.getenv()));
            var code = switch (words.getFirst()) {
                case "up" -> launcher.up(words.contains("--fresh"), words.contains("--sandbox"));
                case "load" -> launcher.load(Progress.onConsole());
                case "status" -> launcher.status();
                case "down" -> launcher.down();
                default -> throw new Refusal("Not a command: " + words.getFirst());
            };
            System.exit(code);
        } catch (Refusal | IllegalStateException e) {
            if (stopping) {
                return;
            }
            stopping = e instanceof Refusal;
            System.err.println("\n" + e.getMessage());
            System.exit(1);
        }
    }

    private int up(boolean fresh, boolean sandbox) throws Exception {
        var instance = Instance.acquire(settings.home());
        if (instance.isEmpty()) {
            System.out.println("The platform runs already; ./tdi down stops it.");
            Status.print(settings);
            return 0;
        }
        if (fresh) {
            Platform.endLeftovers(settings);
            delete(settings.data());
        }
        if (sandbox) {
            Sandbox.prepare(settings);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Launcher::sayStopping, "farewell"));
        var progress = Progress.onConsole();
        var platform = Platform.start(settings, build(progress), progress);
        load(progress);
        instance.get().ready();
        System.out.println(Welcome.text(settings));
        platform.giveBackMemory();
        return watch(platform);
    }

    /** Also for a platform that something else has started, such as the Compose file. */
    private int load(Progress progress) throws Exception {
        for (var step : AFTER_START) {
            step.run(settings, progress);
        }
        return 0;
    }

    /** What makes the jars; {@code TDI_BUILD=off} takes those that are there. */
    private Callable<?> build(Progress progress) {
        return "off".equals(System.getenv("TDI_BUILD")) ? () -> false : new Build(settings, progress);
    }

    /** Until a signal ends this JVM, or a service ends by itself. */
    private int watch(Platform platform) throws InterruptedException {
        while (stopping || platform.dead().isEmpty()) {
            Thread.sleep(Duration.ofSeconds(1));
        }
        var dead = platform.dead().get();
        System.err.println(dead + " has ended by itself, so the rest is stopped: see " + settings.log(dead));
        return 1;
    }

    private static void sayStopping() {
        if (!stopping) {
            stopping = true;
            System.out.println("Stopping.");
        }
    }

    private int status() {
        if (Instance.running(settings.home()).isEmpty()) {
            System.out.println("The platform does not run; ./tdi up starts it.");
            return 1;
        }
        return Status.print(settings) ? 0 : 1;
    }

    private int down() throws Exception {
        var running = Instance.running(settings.home());
        if (running.isPresent()) {
            running.get().destroy();
            running.get().onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        }
        Platform.endLeftovers(settings);
        System.out.println(running.isPresent() ? "Stopped." : "The platform does not run.");
        return 0;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
