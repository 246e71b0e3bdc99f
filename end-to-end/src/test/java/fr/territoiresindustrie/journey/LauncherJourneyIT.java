package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.server.Ports;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
        awaitReady(first, 240);
        assertThat(run("status")).isZero();
        assertThat(run("up")).isZero();
        assertThat(lastOutput()).contains("runs already");
        checkTheMainJob();

        first.destroyForcibly();
        assertThat(first.waitFor(10, SECONDS)).isTrue();
        Process second = launch("up");
        awaitReady(second, 180);
        checkTheMainJob();

        second.destroy();
        assertThat(second.waitFor(60, SECONDS)).isTrue();
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

    private void checkTheMainJob() {
        given().port(Integer.parseInt(environment.get("GATEWAY_PORT")))
                .get("/v1/envelopes/FV-2023-RECYCLAGE")
                .then()
                .statusCode(200)
                .body("balances[0].committed", equalTo("243343856.54"));
    }

    private void awaitReady(Process process, int seconds) {
        Path output = output(runs);
        await().atMost(seconds, SECONDS)
                .until(() -> Files.readString(output).contains("is ready.") || !process.isAlive());
        assertThat(output).content().contains("is ready.").contains("TOKEN=$(curl");
    }

    private int run(String verb) throws Exception {
        Process process = launch(verb);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Process launch(String verb) throws IOException {
        Path root = RepositoryFiles.root();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dtdi.root=" + root,
                        "-cp",
                        root.resolve("local-platform/target/classes") + ":"
                                + root.resolve("local-platform/target/libraries") + "/*",
                        "fr.territoiresindustrie.platform.launcher.Launcher",
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
