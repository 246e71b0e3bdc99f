package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.server.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at the ports before anything starts, so that a taken one is named rather than met halfway. */
final class PortCheck {

    private static final Pattern LSOF = Pattern.compile("(?s)p(\\d+)\\nc([^\\n]+)");
    private static final Pattern SS = Pattern.compile("\\(\\(\"([^\"]+)\",pid=(\\d+)");

    private PortCheck() {}

    static void requireFree(Settings settings) {
        var taken = Arrays.stream(Port.values())
                .filter(port -> Ports.inUse(settings.port(port)))
                .map(port -> complaint(port, settings.port(port)))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new Refusal(taken);
        }
    }

    private static String complaint(Port port, int number) {
        var user = listener(number).map(name -> " by " + name).orElse("");
        return "Port %d, wanted for %s, is in use%s. End that, or set %s to another port."
                .formatted(number, port.owner(), user, port.variable());
    }

    /** Name and id of the process that listens, where the system tells. */
    static Optional<String> listener(int port) {
        var ss = SS.matcher(output("ss", "-H", "-l", "-t", "-n", "-p", "sport", "=", ":" + port));
        if (ss.find()) {
            return Optional.of(ss.group(1) + " (process " + ss.group(2) + ")");
        }
        var lsof = LSOF.matcher(output("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc"));
        return lsof.find() ? Optional.of(lsof.group(2) + " (process " + lsof.group(1) + ")") : Optional.empty();
    }

    private static String output(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command)).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException noSuchProgram) {
            return "";
        }
    }
}
