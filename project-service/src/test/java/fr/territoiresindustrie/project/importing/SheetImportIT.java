package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.Outboxed;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SheetImportIT {

    private static final String HEADER =
            "externalId;title;theme;leadName;leadSiren;communes;startsOn;endsOn;costs;resources\r\n";

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");
    private final ProjectApi team = ProjectApi.team(territory);

    @Test
    void makesADraftOfEachLineAndChangesNothingWhenTheFileComesAgain() {
        String file = "\uFEFF" + HEADER
                + line("A-1", "Atelier ; \"partagé\"", "01/02/2027", "Machine : 1 200,50 | Locaux : 800.00")
                + line("A-2", "'=HYPERLINK(\"\"http://x\"\")", "2027-02-01", "Étude : phase 2 : 10");
        Response first = finished(csv(file, ""));
        first.then().body("accepted", equalTo(2)).body("refused", equalTo(0)).body("job.state", equalTo("SUCCEEDED"));
        String id = rows(first, "").path("items[0].resultId");
        team.get(id)
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("externalId", equalTo("A-1"))
                .body("title", equalTo("Atelier ; \"partagé\""))
                .body("calendar.start", equalTo("2027-02-01"))
                .body("locations", contains(territory.commune(), "42218"))
                .body("financingPlan.costs.amount", contains("1200.50", "800.00"))
                .body("financingPlan.resources[0].status", equalTo("ASKED"));
        team.get(rows(first, "").path("items[1].resultId"))
                .then()
                .body("title", equalTo("=HYPERLINK(\"http://x\")"))
                .body("financingPlan.costs.label", contains("Étude : phase 2"));
        assertThat(Outboxed.of(id)).extracting(Outboxed::type).containsExactly("project.created");

        Response again = finished(csv(file, ""));
        again.then().body("accepted", equalTo(0)).body("unchanged", equalTo(2));
        assertThat((String) rows(again, "").path("items[0].resultId")).isEqualTo(id);
        Response changed = finished(csv(file.replace("800.00", "801.00"), ""));
        changed.then().body("updated", equalTo(1)).body("unchanged", equalTo(1));
        assertThat(Outboxed.of(id)).extracting(Outboxed::type).containsExactly("project.created", "project.edited");
        team.request()
                .get("/v1/projects/" + id + "/history")
                .then()
                .body("items.action", contains("EDIT", "CREATE"))
                .body("items[0].details.source", equalTo("fiches.csv"));
    }

    @Test
    void saysOfEachRefusedLineWhichColumnAndWhy() {
        String file = HEADER
                + line("B-1", "Bon", "2027-01-01", "Machine : 10")
                + line("", "Sans identifiant", "2027-01-01", "Machine : 10")
                + line("B-1", "Encore B-1", "2027-01-01", "Machine : 10")
                + line("B-4", "Montant", "2027-01-01", "Machine : -10")
                + line("B-5", "Trois décimales", "2027-01-01", "Machine : 1.001")
                + line("B-6", "Sans montant", "2027-01-01", "Machine")
                + line("B-7", "Dates", "2029-01-01", "Machine : 10")
                + line("B-8", "Jour", "2027-02-30", "Machine : 10")
                + "B-9;Court\r\n"
                + line("B-10", "Caché \u202Eesrevni", "2027-01-01", "Machine : 10")
                + "\"B-11\";\"Sur\ndeux lignes\";RECRUIT;;12;4221;;;;\r\n"
                + line("B-12", "Après", "2027-01-01", "Machine : 10");
        Response report = finished(csv(file, ""));
        report.then().body("total", equalTo(12)).body("accepted", equalTo(2)).body("refused", equalTo(10));
        Response refused = rows(report, "?status=REFUSED");
        refused.then()
                .body("items.line", contains(3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .body(
                        "items.field",
                        contains(
                                "externalId",
                                "externalId",
                                "costs",
                                "costs",
                                "costs",
                                "endsOn",
                                "startsOn",
                                null,
                                "title",
                                "leadSiren"))
                .body("items[0].code", equalTo("REQUIRED"))
                .body("items[1].code", equalTo("REPEATED"))
                .body("items[5].code", equalTo("DATES_REVERSED"))
                .body("items[7].code", equalTo("WRONG_CELL_COUNT"))
                .body("items[9].errors.field", contains("leadSiren", "communes"));
        rows(report, "?status=ACCEPTED").then().body("items.line", contains(2, 14));
        team.request()
                .header("Accept-Language", "en")
                .get(path(report) + "/rows?status=REFUSED&limit=1")
                .then()
                .body("items[0].reason", equalTo("Give an identifier."));
    }

    @Test
    void importsAllOrNothing() {
        String good = HEADER + line("C-1", "Un", "2027-01-01", "M : 1") + line("C-2", "Deux", "2027-01-01", "M : 1");
        Response refused = finished(csv(good + line("C-3", "Faux", "2027-01-01", "M : x"), "&mode=ALL_OR_NOTHING"));
        refused.then()
                .body("job.state", equalTo("FAILED"))
                .body("job.problem.code", equalTo("IMPORT_ROWS_REFUSED"))
                .body("accepted", equalTo(0))
                .body("valid", equalTo(2))
                .body("refused", equalTo(1));
        assertThat(projects()).isZero();
        Response done = finished(csv(good, "&mode=ALL_OR_NOTHING"));
        done.then()
                .body("job.state", equalTo("SUCCEEDED"))
                .body("accepted", equalTo(2))
                .body("valid", equalTo(0));
        rows(done, "").then().body("items.status", contains("ACCEPTED", "ACCEPTED"));
        assertThat(projects()).isEqualTo(2);
    }

    @Test
    void onlyChecksOnADryRun() {
        Response report = finished(csv(HEADER + line("D-1", "Un", "2027-01-01", "M : 1"), "&dryRun=true"));
        report.then().body("valid", equalTo(1)).body("accepted", equalTo(0)).body("dryRun", equalTo(true));
        assertThat(projects()).isZero();
    }

    @Test
    void rewritesDraftsOnly() {
        Response report = finished(csv(HEADER + line("E-1", "Un", "2027-01-01", "M : 1"), ""));
        String id = rows(report, "").path("items[0].resultId");
        team.run(id, team.get(id).header("ETag"), "ABANDON", "fini").then().statusCode(200);
        Response again = finished(csv(HEADER + line("E-1", "Autre", "2027-01-01", "M : 1"), ""));
        rows(again, "").then().body("items[0].code", equalTo("NOT_A_DRAFT"));
        team.get(id).then().body("title", equalTo("Un"));
    }

    @Test
    void importsJsonWithThePlaceOfEachRefusal() throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode body = json.createObjectNode()
                .put("kind", "PROJECT_SHEETS")
                .put("source", "autre-plateforme")
                .put("territory", territory.code());
        ArrayNode sheets = body.putArray("sheets");
        sheets.addObject().put("line", 1).put("externalId", "F-1").set("sheet", sheet());
        sheets.addObject().put("line", 2).put("externalId", "F-2").set("sheet", sheet().put("colour", "blue"));
        ObjectNode wrong = sheet();
        wrong.withObject("/lead").put("siren", "12");
        sheets.addObject().put("line", 3).put("externalId", "F-3").set("sheet", wrong);
        sheets.addObject().put("line", 4).put("externalId", "F-4").put("sheet", "texte");
        Response report = finished(team.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body.toString())
                .post("/v1/projects/imports"));
        report.then().body("accepted", equalTo(1)).body("refused", equalTo(3));
        rows(report, "?status=REFUSED")
                .then()
                .body("items.field", contains("/sheet/colour", "/sheet/lead/siren", "/sheet"))
                .body("items.code", contains("UNKNOWN_FIELD", "WRONG_FORMAT", "INVALID_FORMAT"));
        sheets.addObject().put("line", 4).put("externalId", "F-5").set("sheet", sheet());
        team.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body.toString())
                .post("/v1/projects/imports")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/sheets/4/line"));
        body.remove("sheets");
        team.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body.toString())
                .post("/v1/projects/imports")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/sheets"));
    }

    @Test
    void refusesAFileThatItCannotReadWithTheLineAndWhy() {
        byte[] latin = (HEADER + line("G-1", "Été", "2027-01-01", "M : 1")).getBytes(Charset.forName("windows-1252"));
        send(latin, "", team)
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_UNREADABLE"))
                .body("line", equalTo(2))
                .body("detail", containsString("0xC9"));
        send((HEADER + "\"G-1;x\r\n").getBytes(StandardCharsets.UTF_8), "", team)
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_UNREADABLE"))
                .body("line", equalTo(2));
        send("externalId,colour,title,title\nx,y,z,t\n".getBytes(StandardCharsets.UTF_8), "", team)
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_COLUMNS_WRONG"))
                .body("errors.pointer", contains("/columns/colour", "/columns/title"));
        send(new byte[0], "", team).then().statusCode(422);
        send(HEADER.getBytes(StandardCharsets.UTF_8), "", team).then().statusCode(422);
        send((HEADER + "x;\n".repeat(10_001)).getBytes(StandardCharsets.UTF_8), "", team)
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_TOO_LONG"));
        team.request()
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("x".repeat(20 * 1024 * 1024))
                .post("/v1/projects/imports?source=fiches.csv&territory=" + territory.code())
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        assertThat(projects()).isZero();
    }

    @Test
    void belongsToWhoeverAskedForIt() {
        String id = csv(HEADER + line("H-1", "Un", "2027-01-01", "M : 1"), "").path("id");
        ProjectApi sister = ProjectApi.team(TerritoryFixture.inRegion("84"));
        for (ProjectApi other :
                List.of(sister, ProjectApi.anyone(), ProjectApi.region("84"), new ProjectApi(Tokens.delegation()))) {
            other.request().get("/v1/projects/imports/" + id).then().statusCode(404);
            other.request().get("/v1/projects/imports/" + id + "/rows").then().statusCode(404);
            other.request().get("/v1/projects/imports").then().body("items.id", not(hasItem(id)));
        }
        sister.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/projects/imports/" + id + "/cancellation")
                .then()
                .statusCode(404);
        new ProjectApi(Tokens.platformAdmin())
                .request()
                .get("/v1/projects/imports/" + id)
                .then()
                .statusCode(200);
        send(HEADER.getBytes(StandardCharsets.UTF_8), "", sister).then().statusCode(404);
        send(HEADER.getBytes(StandardCharsets.UTF_8), "", ProjectApi.region("84"))
                .then()
                .statusCode(403);
        send(HEADER.getBytes(StandardCharsets.UTF_8), "", ProjectApi.anyone())
                .then()
                .statusCode(401);
        team.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        "{\"kind\": \"PUBLISHED_GRANTS\", \"source\": \"x\", \"rows\": [{\"line\": 1, \"externalId\": \"a\"}]}")
                .post("/v1/projects/imports")
                .then()
                .statusCode(403);
    }

    @Test
    void takesTenThousandLinesAndSaysHowFarItIs() {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 1; i <= 10_000; i++) {
            file.append("K-").append(i).append(";Fiche ").append(i).append(";;;;;;;;\r\n");
        }
        Response accepted = csv(file.toString(), "&dryRun=true");
        accepted.then()
                .statusCode(202)
                .body("job.progress.total", equalTo(10_000))
                .header("Location", containsString("/v1/projects/imports/"));
        Response report = finished(accepted);
        report.then().body("valid", equalTo(10_000)).body("job.progress.done", equalTo(10_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void givesATemplateThatCanBeSentBack(String format) throws Exception {
        Response template = ProjectApi.anyone().request().get("/v1/projects/imports/template?format=" + format);
        template.then().statusCode(200);
        Response sent;
        if (format.equals("csv")) {
            sent = csv(template.asString().replace("42218|42095", territory.commune()), "");
        } else {
            ObjectNode body = (ObjectNode)
                    new ObjectMapper().readTree(template.asString()).path("example");
            sent = team.request()
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(body.put("territory", territory.code())
                            .put("dryRun", false)
                            .toString())
                    .post("/v1/projects/imports");
        }
        Response report = finished(sent);
        report.then().body("accepted", equalTo(1));
        rows(report, "").then().body("items[0].code", nullValue());
    }

    private ObjectNode sheet() {
        return new ObjectMapper()
                .valueToTree(Map.of(
                        "title",
                        "Atelier",
                        "lead",
                        Map.of("name", "Mairie"),
                        "locations",
                        List.of(territory.commune())));
    }

    private String line(String id, String title, String start, String costs) {
        return "%s;\"%s\";SKILLS;Mairie;244 200 770;%s | 42218;%s;2028-06-30;%s;Région : 10,00 : ASKED\r\n"
                .formatted(id, title.replace("\"\"", "\"").replace("\"", "\"\""), territory.commune(), start, costs);
    }

    private Response csv(String file, String query) {
        return send(file.getBytes(StandardCharsets.UTF_8), query, team);
    }

    private Response send(byte[] file, String query, ProjectApi who) {
        return who.request()
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(file)
                .post("/v1/projects/imports?source=fiches.csv&territory=" + territory.code() + query);
    }

    private Response finished(Response accepted) {
        accepted.then().statusCode(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> List.of("SUCCEEDED", "FAILED")
                        .contains((String) read(accepted).path("job.state")));
        return read(accepted);
    }

    private Response read(Response report) {
        return team.request().get(path(report));
    }

    private static String path(Response report) {
        return "/v1/projects/imports/" + report.path("id");
    }

    private Response rows(Response report, String query) {
        return team.request().get(path(report) + "/rows" + query);
    }

    private int projects() {
        return team.request().get("/v1/projects?territory=" + territory.code()).path("totalEstimate");
    }
}
