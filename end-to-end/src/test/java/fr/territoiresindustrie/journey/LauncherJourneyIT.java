package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.bench.Processes;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.server.Ports;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** The launcher as an admin uses it, as a process of its own: up, status, a second up, kill -9 and up again, down. */
class LauncherJourneyIT {

    private final Map<String, String> environment = new TreeMap<>();
    private Path home;
    private int runs;

    @BeforeEach
    void chooseAPlace() throws IOException {
        home = Files.createTempDirectory("tdi-launcher");
        environment.put("TDI_HOME", home.toString());
        environment.put("TDI_BUILD", "off");
        for (Port port : Port.values()) {
            environment.put(port.variable(), String.valueOf(Ports.free()));
        }
    }

    @AfterEach
    void leaveNothing() throws Exception {
        run("down");
        assertThat(ofThisHome()).as("processes left").isEmpty();
    }

    @Test
    void survivesWhatHappensToIt() throws Exception {
        Process first = launch("up");
        String welcome = awaitReady(first, 240);
        assertThat(run("status")).isZero();
        assertThat(run("up")).isZero();
        assertThat(lastOutput()).contains("runs already");
        checkTheMainJob();
        runThePrintedRequests(welcome);
        checkThatALaptopCanBearIt();

        killWithItsLauncher(first);
        Process second = launch("up");
        awaitReady(second, 180);
        checkTheMainJob();

        pressCtrlC(second);
        assertThat(second.waitFor(60, SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(lastOutput()).doesNotContain("Exception");
        assertThat(ofThisHome()).as("processes left").isEmpty();
        assertThat(run("status")).isEqualTo(1);
    }

    @Test
    void namesThePortThatIsTakenAndWhatChangesIt() throws Exception {
        int taken = Integer.parseInt(environment.get("GATEWAY_PORT"));
        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThat(run("up")).isEqualTo(1);
            assertThat(lastOutput()).contains(String.valueOf(taken)).contains("GATEWAY_PORT");
        }
    }

    private static void killWithItsLauncher(Process script) throws InterruptedException {
        ProcessHandle launcher = script.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(".launcher.Launcher"))
                .findFirst()
                .orElseThrow();
        launcher.destroyForcibly();
        script.destroyForcibly();
        assertThat(script.waitFor(10, SECONDS)).isTrue();
    }

    private static void pressCtrlC(Process script) throws Exception {
        new ProcessBuilder("kill", "-s", "INT", "--", "-" + script.pid())
                .start()
                .waitFor();
    }

    /** What the platform prints to be tried is tried as it stands. */
    private static void runThePrintedRequests(String welcome) throws Exception {
        String printed = welcome.split("\nTry\n", 2)[1];
        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", printed)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        assertThat(said).contains("\"code\":\"TI2-8403\"").contains("\"code\":\"FV-2023-RECYCLAGE\"");
    }

    /** The bound is set for the three servers, the registry, the projects, the money and the gateway. */
    private void checkThatALaptopCanBearIt() {
        Map<String, Double> megabytes = new TreeMap<>(Processes.memory(home));
        assertThat(megabytes.remove("partner-service")).isBetween(50.0, 250.0);
        assertThat(megabytes)
                .containsKeys(
                        "postgres",
                        "kafka",
                        "keycloak",
                        "territory-service",
                        "project-service",
                        "funding-service",
                        "gateway");
        assertThat(megabytes.values().stream().mapToDouble(Double::doubleValue).sum())
                .as("proportional set size in MiB of %s", megabytes)
                .isBetween(500.0, 1_500_000_000.0 / 1024 / 1024);
    }

    private void checkTheMainJob() {
        given().port(Integer.parseInt(environment.get("GATEWAY_PORT")))
                .get("/v1/envelopes/FV-2023-RECYCLAGE")
                .then()
                .statusCode(200)
                .body("balances[0].committed", equalTo("243343856.54"));
    }

    /** What the launcher said until the last of the lines that it prints when all is ready. */
    private String awaitReady(Process process, int seconds) {
        Path output = output(runs);
        await().atMost(seconds, SECONDS)
                .until(() -> Files.readString(output).contains("/v1/envelopes\n") || !process.isAlive());
        assertThat(output).content().contains("is ready.").contains("TOKEN=$(curl");
        return contentOf(output.toFile());
    }

    private int run(String verb) throws Exception {
        Process process = launch(verb);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Process launch(String verb) throws IOException {
        // A session of its own is what a terminal gives: Ctrl-C goes to the whole group, and nobody ignores it, as all
        // would where the tests themselves run in the background.
        ProcessBuilder builder = new ProcessBuilder(
                        "setsid",
                        "env",
                        "--default-signal=INT",
                        RepositoryFiles.root().resolve("tdi").toString(),
                        verb)
                .redirectErrorStream(true)
                .redirectOutput(output(++runs).toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path output(int run) {
        return home.resolve("output-" + run + ".txt");
    }

    private String lastOutput() throws IOException {
        return Files.readString(output(runs));
    }

    private List<String> ofThisHome() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(home.toString()))
                .toList();
    }
}
