package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ProjectResourceIT {

    @Test
    void createsAReadableDraftWithItsReferenceTagAndAddress() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        Response created = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build());

        created.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", containsString("/v1/projects/" + created.path("id")))
                .body("reference", equalTo(territory.code() + "-0001"))
                .body("state", equalTo("DRAFT"))
                .body("leadRegion", equalTo("84"))
                .body("origin", equalTo("TERRITORY"))
                .body("financingPlan.costs[0].amount", equalTo("250000.00"))
                .body("confidentialNotes", containsString("foncière"))
                .body("calendar.start", equalTo("2027-01-01"))
                .body("version", nullValue());
        ProjectApi.team(territory)
                .get(created.path("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("title", equalTo(created.path("title")));
        assertThat(Outboxed.of(created.path("id"))).extracting(Outboxed::type).containsExactly("project.created");
    }

    @Test
    void numbersTheProjectsOfATerritory() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi.team(territory).create(territory, aSheet().build());
        ProjectApi.team(territory)
                .create(territory, aSheet().build())
                .then()
                .body("reference", equalTo(territory.code() + "-0002"));
    }

    @Test
    void hidesAForeignTerritoryFromItsCreator() {
        TerritoryFixture own = TerritoryFixture.inRegion("84");
        TerritoryFixture foreign = TerritoryFixture.inRegion("84");
        ProjectApi.team(own).create(foreign, aSheet().build()).then().statusCode(404);
        ProjectApi.region("84").create(foreign, aSheet().build()).then().statusCode(403);
        ProjectApi.anyone().create(foreign, aSheet().build()).then().statusCode(401);
    }

    @Test
    void asksToComeBackWhileTheTerritoryIsNotKnownYet() {
        TerritoryFixture unknown =
                new TerritoryFixture("TI2-9999", 2, "84", java.util.List.of("84"), java.util.List.of());
        ProjectApi.team(unknown)
                .create(unknown, aSheet().build())
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("code", equalTo("REFERENCE_NOT_READY"));
    }

    @Test
    void keepsAnIncompleteDraft() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi.team(territory)
                .request()
                .body("{\"territory\": \"%s\"}".formatted(territory.code()))
                .post("/v1/projects")
                .then()
                .statusCode(201)
                .body("locations", hasSize(0))
                .body("financingPlan.costs", hasSize(0))
                .body("title", nullValue());
    }

    @Test
    void createsOnceForOneKey() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String key = UUID.randomUUID().toString();
        String body = ProjectApi.json(territory, aSheet().build()).toString();
        var team = ProjectApi.team(territory);
        Response first =
                team.request().header("Idempotency-Key", key).body(body).post("/v1/projects");
        Response again =
                team.request().header("Idempotency-Key", key).body(body).post("/v1/projects");
        Response other = team.request()
                .header("Idempotency-Key", key)
                .body(body.replace("SKILLS", "LAND"))
                .post("/v1/projects");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat((String) again.path("id")).isEqualTo(first.path("id"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        other.then().statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void refusesAThemeOfTheOtherPhaseAndReversedDates() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        var body = ProjectApi.json(territory, aSheet().build()).put("theme", "RECRUIT");
        body.putObject("calendar").put("start", "2027-02-01").put("end", "2027-01-31");
        ProjectApi.team(territory)
                .request()
                .body(body.toString())
                .post("/v1/projects")
                .then()
                .statusCode(422)
                .body("code", equalTo("PROJECT_SHEET_INVALID"))
                .body("errors.pointer", contains("/theme", "/calendar/end"));
    }

    @Test
    void admitsAThemeOfItsOwnPhase() {
        TerritoryFixture old = TerritoryFixture.of(1, "84", "84");
        ProjectApi.team(old)
                .create(
                        old,
                        aSheet().withTheme(fr.territoiresindustrie.project.sheet.Theme.RECRUIT)
                                .build())
                .then()
                .statusCode(201);
    }

    @Test
    void editsWithTheVersionRead() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id = team.create(territory, aSheet().build()).path("id");

        team.request()
                .body(ProjectApi.json(aSheet().build()).toString())
                .put("/v1/projects/" + id)
                .then()
                .statusCode(428);
        team.edit(id, "\"0\"", aSheet().withTitle("Nouveau titre").build())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("Nouveau titre"));
        team.edit(id, "\"0\"", aSheet().withTitle("Encore un").build()).then().statusCode(412);
        team.request()
                .get("/v1/projects/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.action", contains("EDIT", "CREATE"))
                .body("items[0].details.changed", contains("title"))
                .body("items[0].actor", equalTo("territory-" + territory.code().toLowerCase(java.util.Locale.ROOT)));
        assertThat(Outboxed.of(id)).extracting(Outboxed::type).containsExactly("project.created", "project.edited");
    }

    @Test
    void leavesNoTraceOfAnEditThatChangesNothing() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id = team.create(territory, aSheet().build()).path("id");
        team.edit(id, "\"0\"", aSheet().build()).then().statusCode(200).header("ETag", "\"0\"");
        assertThat(Outboxed.of(id)).hasSize(1);
    }

    @Test
    void answersThatNothingChangedToWhoHoldsTheVersion() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id = team.create(territory, aSheet().build()).path("id");
        team.request()
                .header("If-None-Match", "\"0\"")
                .get("/v1/projects/" + id)
                .then()
                .statusCode(304);
    }
}
