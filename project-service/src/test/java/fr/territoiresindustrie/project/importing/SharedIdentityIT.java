package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** An identity of another platform is one project's of a territory: the row that names another's is refused, the others go through. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class SharedIdentityIT {

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");
    private final ProjectApi team = ProjectApi.team(territory);

    @Test
    void refusesTheSecondRowThatNamesIt() {
        String rows = rows(row(1, "A", "7") + ", " + row(2, "B", "7") + ", " + row(3, "C", "8"));
        Response dry = finished(rows.replace("\"dryRun\": false", "\"dryRun\": true"));
        dry.then().body("valid", equalTo(2)).body("refused", equalTo(1));
        Response report = finished(rows);
        report.then()
                .body("job.state", equalTo("SUCCEEDED"))
                .body("accepted", equalTo(2))
                .body("refused", equalTo(1));
        refused(report).then().body("items.line", contains(2));
        Response again = finished(rows(row(1, "A", "7") + ", " + row(2, "D", "8")));
        again.then().body("unchanged", equalTo(1)).body("refused", equalTo(1));
        refused(again)
                .then()
                .body("items.line", contains(2))
                .body("items[0].field", equalTo("/sheet/externalIds/0"))
                .body("items[0].code", equalTo("EXTERNAL_ID_TAKEN"));
        finished(rows(row(1, "A", "9") + ", " + row(2, "E", "10")))
                .then()
                .body("updated", equalTo(1))
                .body("accepted", equalTo(1));
    }

    /** Rows are judged some hundreds at a time: what an earlier lot names counts, also while nothing is written. */
    @Test
    void refusesItAcrossTheWholeFile() {
        String filler = IntStream.rangeClosed(2, 230)
                .mapToObj(line -> row(line, "F" + line, "f" + line))
                .collect(Collectors.joining(", "));
        String sheets = row(1, "First", "same") + ", " + filler + ", " + row(231, "Last", "same");
        Response report = finished(rows(sheets).replace("BEST_EFFORT", "ALL_OR_NOTHING"));
        report.then()
                .body("job.state", equalTo("FAILED"))
                .body("job.problem.code", equalTo("IMPORT_ROWS_REFUSED"))
                .body("refused", equalTo(1));
        refused(report).then().body("items.line", contains(231));
        team.request().get("/v1/projects?territory=" + territory.code()).then().body("items", hasSize(0));
    }

    private static String row(int line, String externalId, String elsewhere) {
        return """
                {"line": %d, "externalId": "%s", "sheet": {"title": "Fiche %s", "externalIds": [{"system": "aides", "id": "%s"}]}}""".formatted(line, externalId, externalId, elsewhere);
    }

    private String rows(String sheets) {
        return """
                {"kind": "PROJECT_SHEETS", "source": "fiches.json", "territory": "%s", "mode": "BEST_EFFORT", "dryRun": false, "sheets": [%s]}""".formatted(territory.code(), sheets);
    }

    private Response refused(Response report) {
        return team.request().get("/v1/projects/imports/" + report.path("id") + "/rows?status=REFUSED");
    }

    private Response finished(String body) {
        Response accepted = team.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/projects/imports");
        accepted.then().statusCode(202);
        String path = "/v1/projects/imports/" + accepted.path("id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> List.of("SUCCEEDED", "FAILED")
                        .contains((String) team.request().get(path).path("job.state")));
        return team.request().get(path);
    }
}
