package fr.territoiresindustrie.platform.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.territoiresindustrie.platform.conformance.Finding.Verdict;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
import fr.territoiresindustrie.platform.server.Http;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./tdi conformance <report> [command ...]}: opens the door, runs the client's command or waits for Ctrl-C, and writes the report. Exit code 0
 * when all was handled, 1 when something was not or was never met, 2 when it could not be tried.
 */
public final class Main {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int USUAL_PORT = 8090;

    private static final int UNTRIED = 2;

    private final Path folder;
    private final Path report;
    private final AtomicBoolean written = new AtomicBoolean();

    /** @param folder where the caller is */
    private Main(Path folder, String report) {
        this.folder = folder;
        this.report = folder.resolve(report).toAbsolutePath();
    }

    public static void main(String[] words) throws InterruptedException {
        if (words.length == 0) {
            System.err.println("Where does the report go? ./tdi conformance <report.json> [command of the client ...]");
            System.exit(UNTRIED);
        }
        Main main = new Main(Path.of(System.getProperty("tdi.caller", "")), words[0]);
        try {
            System.exit(main.run(List.of(words).subList(1, words.length)));
        } catch (IOException e) {
            System.err.println("Nothing was tried: " + e.getMessage());
            System.exit(UNTRIED);
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        Settings settings = Settings.of(System.getenv());
        String gateway = settings.url(Port.GATEWAY);
        if (!Http.succeeds(gateway + "/openapi.json")) {
            throw new IOException("nothing answers at " + gateway + "; ./tdi up --sandbox comes first.");
        }
        Files.createDirectories(Objects.requireNonNull(report.getParent()));
        String port = System.getenv().getOrDefault("CONFORMANCE_PORT", Integer.toString(USUAL_PORT));
        try (Conformance conformance = open(gateway, port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(conformance, null), "report"));
            System.out.println(
                    "The API stands at " + conformance.address() + ", tokens come from " + settings.issuer());
            if (command.isEmpty()) {
                System.out.println("Ctrl-C ends it and writes " + report);
                Thread.sleep(Long.MAX_VALUE);
            }
            return end(conformance, play(command, conformance.address(), settings.issuer()));
        }
    }

    private static Conformance open(String gateway, String port) throws IOException {
        try {
            return Conformance.open(gateway, Integer.parseInt(port));
        } catch (BindException | IllegalArgumentException e) {
            throw new IOException("port " + port + " is taken or none; CONFORMANCE_PORT names another one.", e);
        }
    }

    /** The client's exit code. */
    private int play(List<String> command, String address, String issuer) throws IOException, InterruptedException {
        ProcessBuilder client = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .inheritIO();
        client.environment().putAll(Map.of("API", address, "ISSUER", issuer));
        Process running = client.start();
        try {
            if (!running.waitFor(30, TimeUnit.MINUTES)) {
                System.err.println("The client is not done after thirty minutes and is ended.");
            }
        } finally {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        }
        return running.waitFor();
    }

    /** Writes the report, once; gives 0 when the client handled all. */
    private int end(Conformance conformance, @Nullable Integer clientExitCode) {
        List<Finding> findings = conformance.findings();
        boolean good = findings.stream().allMatch(finding -> finding.verdict() == Verdict.HANDLED);
        if (written.compareAndSet(false, true)) {
            findings.forEach(finding -> System.out.printf(
                    "%-11s  %-16s %s%n             %s%n",
                    finding.verdict(), finding.trial(), finding.expected(), finding.seen()));
            try {
                Files.write(report, JSON.writeValueAsBytes(whole(findings, clientExitCode)));
            } catch (IOException e) {
                System.err.println("The report could not be written to " + report + ": " + e.getMessage());
                return UNTRIED;
            }
        }
        return good ? 0 : 1;
    }

    private static Map<String, @Nullable Object> whole(List<Finding> findings, @Nullable Integer clientExitCode) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("at", Instant.now().toString());
        whole.put("clientExitCode", clientExitCode);
        for (Verdict verdict : Verdict.values()) {
            whole.put(
                    verdict.name(),
                    findings.stream()
                            .filter(finding -> finding.verdict() == verdict)
                            .count());
        }
        whole.put("findings", findings);
        return whole;
    }
}
