package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.pipeline.Outboxed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SheetImportIT extends SheetImports {

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
}
