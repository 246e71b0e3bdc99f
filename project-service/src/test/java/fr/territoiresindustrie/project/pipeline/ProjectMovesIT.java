package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
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
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Projects moved over HTTP, step by step, by those who may. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ProjectMovesIT {

    @Test
    void walksFromDraftToInProgress() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String id = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build())
                .path("id");
        Response last = ProjectApi.walk(
                territory, id, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE", "territory:START");

        last.then().body("state", equalTo("IN_PROGRESS")).header("ETag", "\"4\"");
        assertThat(Outboxed.of(id))
                .extracting(Outboxed::type)
                .containsExactly(
                        "project.created",
                        "project.submitted",
                        "project.taken-up",
                        "project.approved",
                        "project.started");
        assertThat(Outboxed.of(id)).extracting(Outboxed::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        ProjectApi.anyone()
                .get(id)
                .then()
                .statusCode(200)
                .body("confidentialNotes", nullValue())
                .body("title", equalTo(last.path("title")));
        ProjectApi.anyone()
                .request()
                .get("/v1/projects/" + id + "/history")
                .then()
                .body("items.action", contains("START", "APPROVE", "TAKE_UP", "SUBMIT", "CREATE"))
                .body("items[1].from", equalTo("UNDER_REVIEW"))
                .body("items[1].to", equalTo("APPROVED"))
                .body("items.actor", not(hasItem(containsString("region"))));
    }

    @Test
    void goesBackWhereItWasReturnedFrom() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id =
                team.create(territory, aSheet().at(territory.commune()).build()).path("id");
        Response returned = ProjectApi.walk(territory, id, "territory:SUBMIT", "region:TAKE_UP", "region:RETURN");
        returned.then().body("state", equalTo("RETURNED"));
        team.edit(
                        id,
                        returned.header("ETag"),
                        aSheet().withTitle("Mieux").at(territory.commune()).build())
                .then()
                .statusCode(200);
        ProjectApi.walk(territory, id, "territory:SUBMIT").then().body("state", equalTo("UNDER_REVIEW"));
    }

    @Test
    void revertsADecision() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String id = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build())
                .path("id");
        ProjectApi.walk(territory, id, "territory:SUBMIT", "region:TAKE_UP", "region:REJECT", "region:REVERT")
                .then()
                .body("state", equalTo("UNDER_REVIEW"));
    }

    @Test
    void refusesSubmissionWithEveryUnmetRuleAtOnce() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id = team.create(
                        territory,
                        aSheet().at("99999").withPlan("100.00", "99.99").build())
                .path("id");
        team.run(id, "\"0\"", "SUBMIT", null)
                .then()
                .statusCode(409)
                .body("code", equalTo("RULES_UNMET"))
                .body("errors.code", contains("LOCATION_OUTSIDE_TERRITORY", "FINANCING_PLAN_UNBALANCED"))
                .body("errors.pointer", contains("/locations", "/financingPlan"));
        team.request()
                .get("/v1/projects/" + id + "/transitions")
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("version", equalTo(0))
                .body("commands.find { it.command == 'SUBMIT' }.allowed", equalTo(false))
                .body("commands.find { it.command == 'SUBMIT' }.unmet.field", contains("/locations", "/financingPlan"))
                .body("commands.find { it.command == 'ABANDON' }.allowed", equalTo(true));
        assertThat(Outboxed.of(id)).hasSize(1);
    }

    @Test
    void checksOnlyOnADryRun() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id =
                team.create(territory, aSheet().at(territory.commune()).build()).path("id");
        team.request()
                .header("If-Match", "\"0\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"command\": \"SUBMIT\", \"dryRun\": true}")
                .post("/v1/projects/" + id + "/transitions")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("DRAFT"));
        assertThat(Outboxed.of(id)).hasSize(1);
    }

    @Test
    void demandsKeyVersionAndReason() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id = team.create(territory, aSheet().build()).path("id");
        String path = "/v1/projects/" + id + "/transitions";
        String body = "{\"command\": \"ABANDON\"}";
        team.request().header("If-Match", "\"0\"").body(body).post(path).then().statusCode(400);
        team.request()
                .header("Idempotency-Key", "k" + id)
                .body(body)
                .post(path)
                .then()
                .statusCode(428);
        team.run(id, "\"0\"", "ABANDON", null)
                .then()
                .statusCode(422)
                .body("code", equalTo("REASON_REQUIRED"))
                .body("errors[0].pointer", equalTo("/reason"));
        team.run(id, "\"7\"", "ABANDON", "fini").then().statusCode(412);
        team.run(id, "\"0\"", "ABANDON", "fini").then().statusCode(200).body("state", equalTo("ABANDONED"));
    }

    @Test
    void letsOnlyTheLeadRegionDecide() {
        TerritoryFixture territory = TerritoryFixture.of(2, "84", "84", "27");
        String id = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build())
                .path("id");
        ProjectApi.walk(territory, id, "territory:SUBMIT");
        ProjectApi.region("27").get(id).then().statusCode(200);
        ProjectApi.region("27").run(id, "\"1\"", "TAKE_UP", null).then().statusCode(403);
        ProjectApi.region("93").run(id, "\"1\"", "TAKE_UP", null).then().statusCode(404);
        ProjectApi.team(territory).run(id, "\"1\"", "TAKE_UP", null).then().statusCode(403);
        new ProjectApi(Tokens.operator("ademe"))
                .run(id, "\"1\"", "TAKE_UP", null)
                .then()
                .statusCode(403);
        ProjectApi.region("84").run(id, "\"1\"", "TAKE_UP", null).then().statusCode(200);
    }

    @Test
    void refusesToWriteASheetUnderExamination() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String id = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build())
                .path("id");
        ProjectApi.walk(territory, id, "territory:SUBMIT");
        ProjectApi.team(territory)
                .edit(id, "\"1\"", aSheet().build())
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_NOT_EDITABLE"));
    }
}
