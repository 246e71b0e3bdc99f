package fr.territoiresindustrie.platform.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.territoiresindustrie.platform.conformance.Finding.Verdict;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
import fr.territoiresindustrie.platform.server.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code ./tdi conformance <report> [command ...]}: opens the door, runs the client's command or waits for Ctrl-C, and writes the report. Exit code 0
 * when all was handled, 1 when something was not or was never met, 2 when it could not be tried.
 */
public final class Main {

    private static final int USUAL_PORT = 8090;

    private final Path report;
    private final AtomicBoolean written = new AtomicBoolean();

    private Main(Path report) {
        this.report = report;
    }

    public static void main(String[] words) throws Exception {
        if (words.length == 0) {
            System.err.println("Where does the report go? ./tdi conformance <report.json> [command of the client ...]");
            System.exit(2);
        }
        System.exit(new Main(Path.of(words[0])).run(List.of(words).subList(1, words.length)));
    }

    private int run(List<String> command) throws Exception {
        Settings settings = Settings.of(System.getenv());
        String gateway = settings.url(Port.GATEWAY);
        if (!Http.succeeds(gateway + "/openapi.json")) {
            System.err.println("Nothing answers at " + gateway + ": ./tdi up --sandbox comes first.");
            return 2;
        }
        String port = System.getenv().getOrDefault("CONFORMANCE_PORT", Integer.toString(USUAL_PORT));
        try (Conformance conformance = Conformance.open(gateway, Integer.parseInt(port))) {
            System.out.println("The API stands at " + conformance.address() + " until the client ends. Tokens: "
                    + settings.issuer());
            if (command.isEmpty()) {
                System.out.println("Ctrl-C ends it and writes " + report);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> writeOnce(conformance), "report"));
                Thread.sleep(Long.MAX_VALUE);
            }
            play(command, conformance.address(), settings.issuer());
            return writeOnce(conformance) ? 0 : 1;
        }
    }

    private static void play(List<String> command, String address, String issuer) throws Exception {
        ProcessBuilder client = new ProcessBuilder(command).inheritIO();
        client.environment().putAll(Map.of("API", address, "ISSUER", issuer));
        Process running = client.start();
        try {
            if (!running.waitFor(30, TimeUnit.MINUTES)) {
                System.err.println("The client is not done after thirty minutes.");
            }
        } finally {
            running.destroy();
        }
    }

    /** Whether the client handled all. */
    private boolean writeOnce(Conformance conformance) {
        List<Finding> findings = conformance.findings();
        boolean good = findings.stream().allMatch(finding -> finding.verdict() == Verdict.HANDLED);
        if (written.compareAndSet(false, true)) {
            write(findings);
            findings.forEach(finding -> System.out.printf(
                    "%-11s  %-16s %s%n             %s%n",
                    finding.verdict(), finding.trial(), finding.expected(), finding.seen()));
        }
        return good;
    }

    private void write(List<Finding> findings) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("at", Instant.now().toString());
        for (Verdict verdict : Verdict.values()) {
            whole.put(
                    verdict.name(),
                    findings.stream()
                            .filter(finding -> finding.verdict() == verdict)
                            .count());
        }
        whole.put("findings", findings);
        try {
            Path folder = report.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(
                    report,
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsBytes(whole));
        } catch (IOException e) {
            System.err.println("The report could not be written to " + report + ": " + e.getMessage());
        }
    }
}
