package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** What happens to a whole sheet after it is written: agreements, follow-up, conditions. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class SheetLifeIT extends WholeSheets {

    @Test
    void isSharedWithTerritoriesThatReadAndAgree() {
        TerritoryFixture sister = TerritoryFixture.inRegion("93");
        TerritoryFixture stranger = TerritoryFixture.inRegion("84");
        String id = create(
                        "\"sharedWith\": [{\"territory\": \"%s\", \"agreementAsked\": true}]".formatted(sister.code()))
                .path("id");
        ProjectApi other = ProjectApi.team(sister);
        other.get(id).then().statusCode(200);
        other.request().get("/v1/projects?territory=" + territory.code()).then().body("items.id", contains(id));
        other.request()
                .header("If-Match", "\"0\"")
                .body("{}")
                .put("/v1/projects/" + id)
                .then()
                .statusCode(403);
        ProjectApi.team(stranger).get(id).then().statusCode(404);

        team.run(id, "\"0\"", "SUBMIT", null).then().statusCode(409).body("errors.code", contains("AGREEMENT_MISSING"));
        answer(team, id, territory.code(), "AGREED", null).then().statusCode(409);
        answer(other, id, territory.code(), "AGREED", null).then().statusCode(403);
        answer(ProjectApi.team(stranger), id, stranger.code(), "AGREED", null)
                .then()
                .statusCode(404);
        answer(ProjectApi.region("84"), id, sister.code(), "AGREED", null)
                .then()
                .statusCode(403);
        answer(other, id, sister.code(), "DECLINED", null)
                .then()
                .statusCode(422)
                .body("code", equalTo("REASON_REQUIRED"));
        answer(other, id, sister.code(), "DECLINED", "Trop tôt.")
                .then()
                .statusCode(200)
                .body("agreements.answer", contains("DECLINED"));
        team.run(id, "\"1\"", "SUBMIT", null).then().statusCode(409);
        answer(other, id, sister.code(), "AGREED", null).then().statusCode(200);
        team.run(id, "\"2\"", "SUBMIT", null).then().statusCode(200);
        answer(other, id, sister.code(), "DECLINED", "Finalement non.")
                .then()
                .statusCode(409)
                .body("code", equalTo("AGREEMENT_NOT_ASKED"));
    }

    @Test
    void isFollowedAfterItsApprovalButNotRewritten() {
        String id = create("").path("id");
        ProjectApi.walk(territory, id, "territory:SUBMIT");
        put(team, id, "partners", "{\"items\": []}")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_NOT_EDITABLE"));
        ProjectApi.walk(territory, id, "region:TAKE_UP", "region:APPROVE");

        put(team, id, "financing-plan", """
                {"costs": [{"label": "Travaux", "amount": "1.00"}], "resources": []}""")
                .then()
                .statusCode(422)
                .body("code", equalTo("FOLLOW_UP_INVALID"))
                .body("errors.code", contains("COSTS_APPROVED", "FINANCING_PLAN_UNBALANCED"));
        put(team, id, "financing-plan", """
                {"costs": [{"label": "Travaux", "amount": "300000.00", "kind": "WORKS"},
                           {"label": "Études", "amount": "33333.33", "kind": "STUDIES"}],
                 "resources": [{"funder": "Métropole", "amount": "133333.33", "status": "GRANTED", "kind": "OWN_SHARE"},
                               {"funder": "ADEME", "amount": "200000.00", "status": "PAID", "kind": "OPERATOR"}]}""").then().statusCode(200).body("paid", equalTo("200000.00"));
        put(team, id, "milestones", "{\"items\": [{\"title\": \"Livraison\"}]}")
                .then()
                .statusCode(422)
                .body("errors.code", contains("MILESTONE_REMOVED"));
        put(team, id, "milestones", """
                {"items": [{"title": "Permis", "state": "REACHED", "reachedOn": "2025-03-01"},
                           {"title": "Livraison", "state": "DROPPED"}, {"title": "Inauguration"}]}""").then().statusCode(200).body("items.late", contains(false, false, false));
        put(ProjectApi.region("84"), id, "milestones", "{\"items\": []}").then().statusCode(403);
        put(ProjectApi.team(TerritoryFixture.inRegion("84")), id, "milestones", "{\"items\": []}")
                .then()
                .statusCode(403);
        put(team, id, "achieved-results", "{\"items\": []}").then().statusCode(409);
        team.request()
                .body("{\"items\": []}")
                .put("/v1/projects/" + id + "/partners")
                .then()
                .statusCode(428);
        team.request()
                .header("If-Match", "\"0\"")
                .body("{\"items\": []}")
                .put("/v1/projects/" + id + "/partners")
                .then()
                .statusCode(412);

        ProjectApi.walk(territory, id, "territory:START");
        team.request()
                .header("If-Match", team.get(id).header("ETag"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"command\": \"COMPLETE\"}")
                .post("/v1/projects/" + id + "/transitions")
                .then()
                .statusCode(409)
                .body("errors.code", contains("ACHIEVED_RESULTS_MISSING"))
                .body("errors[0].pointer", equalTo("/achievedResults"));
        put(team, id, "achieved-results", """
                {"items": [{"kind": "JOBS_CREATED", "value": "9", "unit": "emplois", "measuredOn": "2026-06-30"}]}""").then().statusCode(200);
        team.request()
                .header("If-Match", team.get(id).header("ETag"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"command\": \"COMPLETE\"}")
                .post("/v1/projects/" + id + "/transitions")
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"));
    }

    @Test
    void liftsConditionsOneByOneBeforeTheFullApproval() {
        String id = create("").path("id");
        Response approved =
                ProjectApi.walk(territory, id, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE_WITH_CONDITIONS");
        ProjectApi region = ProjectApi.region("84");
        region.run(id, approved.header("ETag"), "LIFT_CONDITIONS", null)
                .then()
                .statusCode(409)
                .body("errors.code", contains("CONDITIONS_OPEN"));
        lift(ProjectApi.region("93"), id, 1).then().statusCode(403);
        lift(team, id, 1).then().statusCode(403);
        lift(region, id, 2).then().statusCode(404);
        lift(region, id, 1).then().statusCode(200).body("state", equalTo("LIFTED"));
        lift(region, id, 1).then().statusCode(409).body("code", equalTo("CONDITION_NOT_OPEN"));
        ProjectApi.anyone()
                .request()
                .get("/v1/projects/" + id + "/conditions")
                .then()
                .statusCode(200)
                .body("items.text", contains("Signer le bail"))
                .body("items.note", contains(nullValue()));
        ProjectApi.walk(territory, id, "region:LIFT_CONDITIONS").then().body("state", equalTo("APPROVED"));
    }

    @Test
    void cancelsTheConditionsOfADecisionThatIsReverted() {
        String id = create("").path("id");
        ProjectApi.walk(
                territory,
                id,
                "territory:SUBMIT",
                "region:TAKE_UP",
                "region:APPROVE_WITH_CONDITIONS",
                "region:REVERT",
                "region:APPROVE_WITH_CONDITIONS");
        team.request()
                .get("/v1/projects/" + id + "/conditions")
                .then()
                .body("items.state", contains("CANCELLED", "OPEN"))
                .body("items.number", contains(1, 2));
    }
}
