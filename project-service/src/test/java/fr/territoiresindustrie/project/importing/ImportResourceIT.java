package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.Outboxed;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ImportResourceIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProjectApi ADMIN = new ProjectApi(Tokens.platformAdmin());

    private final ObjectNode body = JSON.createObjectNode().put("kind", "PUBLISHED_GRANTS");
    private final ArrayNode rows = body.put("source", "subventions-de-test.csv").putArray("rows");

    @Test
    void makesAnApprovedProjectOfAGrantInsidePhase2() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String grant = newId();
        row(grant, territory.commune(), "3921735.00")
                .putObject("brownfield")
                .put("nature", "Friche complexe")
                .put("areaHectares", "12.5");
        Response report = send();
        report.then()
                .statusCode(201)
                .header("Location", equalTo("/v1/projects/imports/" + report.path("id")))
                .body("total", equalTo(1))
                .body("accepted", equalTo(1));

        String project = rowsOf(report, "?status=ACCEPTED").path("items[0].resultId");
        ProjectApi.anyone()
                .get(project)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("origin", equalTo("PUBLISHED_GRANTS"))
                .body("originLabel.fr", containsString("subventions publiées"))
                .body("territory", equalTo(territory.code()))
                .body("theme", equalTo("LAND"))
                .body("externalId", equalTo(grant))
                .body("brownfield.areaHectares", equalTo("12.5"))
                .body("financingPlan.costs.amount", contains("3921735.00"))
                .body("financingPlan.resources.amount", contains("3921735.00"))
                .body("financingPlan.resources.funder", contains(containsString("subventions-de-test.csv")))
                .body("financingPlan.resources.status", contains("GRANTED"));
        ProjectApi.anyone()
                .request()
                .get("/v1/projects/" + project + "/history")
                .then()
                .body("items.action", contains("RECONSTRUCT"))
                .body("items[0].details.origin", equalTo("PUBLISHED_GRANTS"))
                .body("items[0].details.source", equalTo("subventions-de-test.csv"));
        assertThat(Outboxed.of(project)).hasSize(1);
        EventSchemas.check(
                "project.reconstructed", Outboxed.of(project).getFirst().payload());
        ProjectApi.region("84")
                .run(project, "\"0\"", "REVERT", "erreur")
                .then()
                .statusCode(409)
                .body("errors.code", contains("NO_DECISION_TO_REVERT"));
    }

    @Test
    void refusesEachOtherRowWithItsReason() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        TerritoryFixture old = TerritoryFixture.of(1, "84", "84");
        String grant = newId();
        row(grant, territory.commune(), "1.00");
        row(newId(), null, "1.00");
        row(newId(), "00000", "1.00");
        row(newId(), old.commune(), "1.00");
        row(newId(), territory.commune(), "1.00").put("leadSiren", "582015260");
        row(newId(), territory.commune(), "1.001");
        row(newId(), territory.commune(), "0");
        row(newId(), territory.commune(), "1.00").put("title", "Friche \u202Eesrever");
        row(newId(), territory.commune(), "1.00").put("title", " ");
        row(grant, territory.commune(), "2.00");
        Response report = send();
        report.then()
                .statusCode(201)
                .body("total", equalTo(10))
                .body("accepted", equalTo(1))
                .body("refused", equalTo(9));

        rowsOf(report, "?status=REFUSED")
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        contains(
                                "NO_COMMUNE",
                                "OUTSIDE_PHASE_2",
                                "OUTSIDE_PHASE_2",
                                "INVALID_SIREN",
                                "INVALID_AMOUNT",
                                "INVALID_AMOUNT",
                                "INVALID_TEXT_OR_CODE",
                                "TITLE_OR_LEAD_MISSING",
                                "REPEATED_GRANT"))
                .body("items[0].reason", containsString("commune"))
                .body("items.line", contains(2, 3, 4, 5, 6, 7, 8, 9, 10));
        rowsOf(report, "?status=LOST").then().statusCode(422).body("errors[0].parameter", equalTo("status"));
    }

    @Test
    void changesNothingWhenTheSameGrantsComeAgain() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String same = newId();
        row(same, territory.commune(), "10.00");
        row(newId(), territory.commune(), "20.00");
        Response first = send();
        ((ObjectNode) rows.get(1)).put("amount", "20.01");
        Response second = send();

        second.then().body("accepted", equalTo(0)).body("unchanged", equalTo(1)).body("refused", equalTo(1));
        rowsOf(second, "").then().body("items.code", hasItem("DIFFERS_FROM_IMPORTED"));
        assertThat((String) rowsOf(second, "").path("items[0].resultId"))
                .isEqualTo(rowsOf(first, "").path("items[0].resultId"));
        ProjectApi.anyone()
                .request()
                .get("/v1/projects?territory=" + territory.code())
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void waitsForTheTerritoriesThatTheCallerExpects() {
        row(newId(), "00000", "1.00");
        body.put("expectedTerritories", 1_000_000);
        send().then().statusCode(503).header("Retry-After", "2").body("code", equalTo("REFERENCE_NOT_READY"));
    }

    @Test
    void importsAWholeSourceInOneGo() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        for (int i = 0; i < 707; i++) {
            row(newId(), i % 3 == 2 ? null : territory.commune(), "510377.89");
        }
        long start = System.nanoTime();
        Response report = send();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        report.then().statusCode(201).body("accepted", equalTo(472)).body("refused", equalTo(235));
        assertThat(taken).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void isForThePlatformsAdministratorsWhileAnyoneReadsTheReports() {
        row(newId(), "00000", "1.00");
        new ProjectApi(Tokens.delegation())
                .request()
                .header("Idempotency-Key", newId())
                .body(body.toString())
                .post("/v1/projects/imports")
                .then()
                .statusCode(403);
        ADMIN.request()
                .body(body.toString())
                .post("/v1/projects/imports")
                .then()
                .statusCode(400);
        Response report = send();
        ProjectApi.anyone()
                .request()
                .get("/v1/projects/imports")
                .then()
                .statusCode(200)
                .body("items.id", hasItem((String) report.path("id")));
        ProjectApi.anyone()
                .request()
                .get("/v1/projects/imports/" + report.path("id"))
                .then()
                .statusCode(200);
    }

    @Test
    void refusesTwoRowsOfOneLine() {
        row(newId(), "00000", "1.00").put("line", 7);
        row(newId(), "00000", "1.00").put("line", 7);
        send().then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_REPEATS_LINE"))
                .body("errors[0].pointer", equalTo("/rows/1/line"));
    }

    private ObjectNode row(String externalId, String commune, String amount) {
        return rows.addObject()
                .put("line", rows.size())
                .put("externalId", externalId)
                .put("title", "ZAC Euradouai, dépollution et aménagement")
                .put("leadName", "DOUAISIS AGGLO")
                .put("leadSiren", "200044618")
                .put("communeCode", commune)
                .put("amount", amount);
    }

    private Response send() {
        return ADMIN.request()
                .header("Idempotency-Key", newId())
                .body(body.toString())
                .post("/v1/projects/imports");
    }

    private static Response rowsOf(Response report, String query) {
        return ProjectApi.anyone().request().get("/v1/projects/imports/" + report.path("id") + "/rows" + query);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
