package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.platform.account.AccessToken;
import fr.territoiresindustrie.platform.conformance.Finding.Verdict;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static io.restassured.RestAssured.given;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** What only a sandbox does: it begins on its day with its things, and its time moves for all at once. */
record SandboxScene(Settings settings, Path home) {

    private static final Instant BEGINNING = Instant.parse("2026-09-01T06:00:00Z");
    private static final String COMMUNE = "/v1/communes/" + NextYear.RENAMED;
    private static final Instant LATER = Instant.parse("2027-02-01T08:00:00Z");

    void isOne() throws Exception {
        assertThat(now()).isCloseTo(BEGINNING, within(10, MINUTES));
        Map<String, String> things = given()
                .baseUri(gateway())
                .get("/v1/sandbox/fixtures")
                .jsonPath()
                .<Map<String, String>>getList("items")
                .stream()
                .collect(Collectors.toMap(thing -> thing.get("name"), thing -> thing.get("address")));
        assertThat(things).hasSize(11);
        for (String state : List.of("DRAFT", "SUBMITTED", "UNDER_REVIEW", "RETURNED", "REJECTED", "APPROVED")) {
            isIn(state, things.get("project-" + name(state)));
        }
        for (String state : List.of("DRAFT", "SUBMITTED", "SELECTED", "AGREED")) {
            isIn(state, things.get("application-" + name(state)));
        }
        as("ademe").get(things.get("envelope") + "/balance").then().body("balances[0].committed", equalTo("100000.00"));

        theGuideBringsAYear();
        as("ademe").get(COMMUNE).then().body("name", equalTo("Ambléon"));
        as("ademe").get(COMMUNE + "?asOf=2027-01-01").then().body("name", equalTo(NextYear.NEW_NAME));

        move(LATER).then().statusCode(200).body("now", startsWith("2027-02-01T08:00:0"));
        move(BEGINNING).then().statusCode(409).body("code", equalTo("CLOCK_GOES_FORWARD"));
        assertThat(now()).isCloseTo(LATER, within(2, MINUTES));
        await().atMost(90, SECONDS)
                .untilAsserted(() -> as("ademe").get(COMMUNE).then().body("name", equalTo(NextYear.NEW_NAME)));
        String draft = things.get("project-draft");
        as(Actors.TEAM)
                .header("Idempotency-Key", UUID.randomUUID())
                .header("If-Match", as(Actors.TEAM).get(draft).header("ETag"))
                .body(Map.of("command", "SUBMIT"))
                .post(draft + "/transitions")
                .then()
                .statusCode(200);
        as(Actors.TEAM)
                .get(draft + "/history")
                .then()
                .body("items[0].at", startsWith("2027-02-01T08:0"))
                .body("items[1].at", startsWith("2026-09-01T06:0"));
        assertThat(ConformanceJourneyIT.findings(PartnerClient.Manner.CAREFUL, settings))
                .as("its webhooks are signed by the time of the machine")
                .allSatisfy(finding ->
                        assertThat(finding.verdict()).as("%s", finding).isEqualTo(Verdict.HANDLED));
        for (String database : List.of("territory", "project", "funding", "partner")) {
            assertThat(databaseTime(database)).as(database).isCloseTo(LATER, within(2, MINUTES));
        }
    }

    /** What the guide tells to type, as it stands. */
    private void theGuideBringsAYear() throws Exception {
        Path folder = Files.createDirectories(home.resolve("next-year"));
        NextYear.write(folder.resolve(GuideJourneyIT.OF_NEXT_YEAR));
        List<String> snippets = Guide.snippets("sh", settings);
        String text = snippets.getFirst()
                + snippets.stream()
                        .filter(snippet -> snippet.contains(GuideJourneyIT.OF_NEXT_YEAR))
                        .collect(Collectors.joining());
        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", text)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        assertThat(said).contains("Ambléon").contains(NextYear.NEW_NAME).contains("\"state\":\"APPLIED\"");
    }

    private static String name(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void isIn(String state, String address) throws Exception {
        as(Actors.TEAM).get(address).then().statusCode(200).body("state", equalTo(state));
    }

    private Response move(Instant to) throws Exception {
        return as("ademe")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("to", to.toString()))
                .post("/v1/sandbox/moves");
    }

    private Instant now() {
        return Instant.parse(given().baseUri(gateway()).get("/v1/sandbox/clock").path("now"));
    }

    private Instant databaseTime(String database) throws Exception {
        String password = Files.readString(home.resolve("data/postgres/superuser.password"));
        String address = "jdbc:postgresql://127.0.0.1:" + settings.port(Port.POSTGRES) + "/" + database;
        try (var connection = DriverManager.getConnection(address, "postgres", password);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select now(), clock_timestamp()")) {
            row.next();
            Instant now = row.getTimestamp(1).toInstant();
            assertThat(Duration.between(now, row.getTimestamp(2).toInstant())).isLessThan(Duration.ofSeconds(10));
            return now;
        }
    }

    private RequestSpecification as(String account) throws Exception {
        return given().baseUri(gateway())
                .contentType("application/json")
                .auth()
                .oauth2(AccessToken.ofClient(settings.issuer(), account));
    }

    private String gateway() {
        return settings.url(Port.GATEWAY);
    }
}
