package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.bench.Processes;
import fr.territoiresindustrie.platform.account.AccessToken;
import fr.territoiresindustrie.platform.account.LocalAccounts;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
import fr.territoiresindustrie.platform.server.Ports;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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

/** The launcher as an admin uses it, as a process of its own: up, status, a second up, kill -9 and up again, in the background, anew as a sandbox, down. */
class LauncherJourneyIT {

    private static final List<String> PARTS = List.of(
            "postgres",
            "kafka",
            "keycloak",
            "territory-service",
            "project-service",
            "funding-service",
            "partner-service",
            "gateway");

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
        namesAccountsAndPorts(welcome);
        keepsALogOfEachPart();
        writesItsDataToTheDisk();
        assertThat(run("status")).isZero();
        assertThat(run("up")).isZero();
        assertThat(lastOutput()).contains("runs already");
        checkTheMainJob();
        runThePrintedRequests(welcome);
        checkThatALaptopCanBearIt();

        String draft = aDraft();
        killWithItsLauncher(first);
        Process second = launch("up");
        sayWhenTheGatewayAnswered(awaitReady(second, 180));
        checkTheMainJob();
        assertThat(statusOf(draft)).isEqualTo(200);

        pressCtrlC(second);
        assertThat(second.waitFor(60, SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(lastOutput()).doesNotContain("Exception");
        assertThat(ofThisHome()).as("processes left").isEmpty();
        assertThat(run("status")).isEqualTo(1);

        startsAndStopsInTheBackground(draft);
    }

    private void startsAndStopsInTheBackground(String draft) throws Exception {
        assertThat(run("up", "--detach")).isZero();
        sayWhenTheGatewayAnswered(lastOutput());
        assertThat(run("status")).isZero();
        assertThat(statusOf(draft)).isEqualTo(200);
        assertThat(run("down")).isZero();
        assertThat(ofThisHome()).as("processes left").isEmpty();

        assertThat(run("up", "--sandbox")).isEqualTo(1);
        assertThat(lastOutput()).contains("are not a sandbox's");
        assertThat(run("up", "--detach", "--fresh", "--sandbox")).isZero();
        assertThat(lastOutput()).contains("FV-2023-RECYCLAGE: granted 360837169.26, committed 243343856.54");
        assertThat(statusOf(draft)).isEqualTo(404);
        new SandboxScene(Settings.of(environment), home).isOne();
        environment.put("CONFORMANCE_PORT", String.valueOf(Ports.free()));
        Path report = home.resolve("reports/mine.json");
        assertThat(run("conformance", report.toString(), "curl", "-sf", "http://localhost:1/"))
                .isEqualTo(1);
        assertThat(report).content().contains("\"NOT_MET\" : 14");
        assertThat(run("down")).isZero();
        assertThat(ofThisHome()).as("processes left").isEmpty();
    }

    private void namesAccountsAndPorts(String welcome) {
        assertThat(LocalAccounts.CLIENTS).hasSize(13);
        assertThat(welcome).contains(LocalAccounts.CLIENTS);
        for (Port port : List.of(Port.GATEWAY, Port.KEYCLOAK, Port.POSTGRES, Port.KAFKA)) {
            assertThat(welcome).contains(":" + environment.get(port.variable()));
        }
    }

    private void keepsALogOfEachPart() {
        for (String part : PARTS) {
            assertThat(home.resolve("logs").resolve(part + ".log")).isNotEmptyFile();
        }
    }

    private void writesItsDataToTheDisk() throws Exception {
        String password = Files.readString(home.resolve("data/postgres/superuser.password"));
        String address = "jdbc:postgresql://127.0.0.1:" + environment.get(Port.POSTGRES.variable()) + "/postgres";
        try (var connection = DriverManager.getConnection(address, "postgres", password);
                var statement = connection.createStatement();
                var setting = statement.executeQuery("show fsync")) {
            setting.next();
            assertThat(setting.getString(1)).isEqualTo("on");
        }
    }

    /** A project of which only this platform's data know. */
    private String aDraft() throws Exception {
        return byTheTeam()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(Map.of("territory", "TI2-8403", "title", "Atelier partagé"))
                .post("/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private int statusOf(String draft) throws Exception {
        return byTheTeam().get("/v1/projects/" + draft).statusCode();
    }

    private RequestSpecification byTheTeam() throws Exception {
        Settings settings = Settings.of(environment);
        return given().baseUri(settings.url(Port.GATEWAY))
                .auth()
                .oauth2(AccessToken.ofClient(settings.issuer(), "territory-ti2-8403"));
    }

    /** For whoever reads the log: how fast depends on what else the machine does. */
    private static void sayWhenTheGatewayAnswered(String output) {
        assertThat(output).containsPattern("platform +answers through the gateway");
        output.lines()
                .filter(line -> line.contains("answers through the gateway"))
                .forEach(System.out::println);
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
                .containsKeys(PARTS.stream()
                        .filter(part -> !part.equals("partner-service"))
                        .toArray(String[]::new));
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

    private int run(String... words) throws Exception {
        Process process = launch(words);
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Process launch(String... words) throws IOException {
        // A session of its own is what a terminal gives: Ctrl-C goes to the whole group, and nobody ignores it, as all
        // would where the tests themselves run in the background.
        List<String> line = new ArrayList<>(List.of(
                "setsid",
                "env",
                "--default-signal=INT",
                RepositoryFiles.root().resolve("tdi").toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line)
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

    /** By their command or by the folder that they run in: the services name their jar only. */
    private List<String> ofThisHome() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .map(process ->
                        folder(process) + " " + process.info().commandLine().orElse(""))
                .filter(place -> place.contains(home.toString()))
                .toList();
    }

    private static String folder(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                    .toString();
        } catch (IOException ended) {
            return "";
        }
    }
}
