package fr.territoiresindustrie.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the processes of a platform weigh, and how long each service says that it took to start. Linux only. */
public final class Processes {

    private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");
    private static final Pattern PSS = Pattern.compile("Pss:\\s+(\\d+) kB");

    private Processes() {}

    /** Proportional set size by part, in MB: shared pages are counted once over all. */
    public static Map<String, Double> memory(Path home) {
        Map<String, Double> megabytes = new TreeMap<>();
        ProcessHandle.current().descendants().forEach(process -> add(megabytes, process.pid(), home));
        postgres(home).ifPresent(pid -> {
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .forEach(process -> megabytes.merge("postgres", pss(process.pid()), Double::sum));
        });
        return megabytes;
    }

    private static void add(Map<String, Double> megabytes, long pid, Path home) {
        String command = read(Path.of("/proc", String.valueOf(pid), "cmdline")).replace('\0', ' ');
        String place = command + link(Path.of("/proc", String.valueOf(pid), "cwd"));
        if (!place.contains(home.toString())) {
            return; // of another platform on this machine
        }
        for (String part : new String[] {
            "territory-service", "project-service", "funding-service", "partner-service", "gateway", "keycloak", "kafka"
        }) {
            if (command.contains("java") && place.toLowerCase(Locale.ROOT).contains(part)) {
                megabytes.merge(part, pss(pid), Double::sum);
                return;
            }
        }
        if (command.contains(home.toString()) && !command.contains("postgres")) {
            megabytes.merge("other", pss(pid), Double::sum);
        }
    }

    private static java.util.Optional<Long> postgres(Path home) {
        try (Stream<Path> files = Files.walk(home.resolve("data/postgres"), 3)) {
            return files.filter(f -> f.endsWith("postmaster.pid"))
                    .findFirst()
                    .map(f -> Long.parseLong(read(f).lines().findFirst().orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double pss(long pid) {
        Matcher line = PSS.matcher(read(Path.of("/proc", String.valueOf(pid), "smaps_rollup")));
        return line.find() ? Long.parseLong(line.group(1)) / 1024.0 : 0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }

    private static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    /** Seconds from the JVM's start to serving, as each service's own log says. */
    static Map<String, Double> startSeconds(Path home) {
        Map<String, Double> seconds = new TreeMap<>();
        for (String part :
                new String[] {"territory-service", "project-service", "funding-service", "partner-service", "gateway"
                }) {
            Matcher line = STARTED.matcher(read(home.resolve("logs").resolve(part + ".log")));
            if (line.find()) {
                seconds.put(part, Double.parseDouble(line.group(1)));
            }
        }
        return seconds;
    }
}
