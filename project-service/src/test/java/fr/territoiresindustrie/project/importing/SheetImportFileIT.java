package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
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

/** Files of sheets as a whole: their form, their owner, their size. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SheetImportFileIT extends SheetImports {

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
}
