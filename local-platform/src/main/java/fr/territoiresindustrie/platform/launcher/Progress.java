package fr.territoiresindustrie.platform.launcher;

import java.time.Duration;
import java.util.Locale;

/** Tells whoever waits what has happened. */
@FunctionalInterface
public interface Progress {

    void say(String part, String news);

    /** Lines on standard output, each with the seconds since the start. */
    static Progress onConsole() {
        var start = System.nanoTime();
        return (part, news) -> {
            var seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
            System.out.println(String.format(Locale.ROOT, "%6.1f s  %-18s %s", seconds, part, news));
        };
    }
}
