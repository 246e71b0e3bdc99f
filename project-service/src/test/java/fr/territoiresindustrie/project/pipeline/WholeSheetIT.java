package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** The whole sheet over HTTP: what it holds, who reads what of it, and how it lives on after its approval. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class WholeSheetIT {

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");
    private final ProjectApi team = ProjectApi.team(territory);

    /** A sheet in JSON, with more of it where a test needs. */
    private String sheet(String more) {
        return """
                {"territory": "%s", "title": "Reconversion de la filature", "summary": "Un atelier partagé.", "theme": "LAND",
                 "lead": {"name": "Saint-Étienne Métropole", "siren": "244200770"}, "locations": ["%s"],
                 "expectedResults": [{"kind": "JOBS_CREATED", "value": "12", "unit": "emplois"}],
                 "milestones": [{"title": "Permis", "dueOn": "2025-01-31"}, {"title": "Livraison", "dueOn": "2030-06-30"}],
                 "financingPlan": {
                   "costs": [{"label": "Travaux", "amount": "300000.00", "kind": "WORKS"},
                             {"label": "Études", "amount": "33333.33", "kind": "STUDIES"}],
                   "resources": [{"funder": "Métropole", "amount": "100000.00", "status": "GRANTED", "kind": "OWN_SHARE"},
                                 {"funder": "ADEME", "amount": "233333.33", "status": "ASKED", "kind": "OPERATOR", "operator": "ademe"}]}
                 %s}""".formatted(territory.code(), territory.commune(), more.isEmpty() ? "" : ", " + more);
    }

    private Response create(String more) {
        return team.request().body(sheet(more)).post("/v1/projects");
    }

    private Response put(ProjectApi who, String id, String part, String body) {
        return who.request()
                .header("If-Match", team.get(id).header("ETag"))
                .body(body)
                .put("/v1/projects/" + id + "/" + part);
    }

    @Test
    void keepsAllThatASheetSays() {
        String id = create("""
                "priorities": ["Réindustrialisation"], "attachments": [{"title": "Plan", "url": "https://exemple.fr/plan.pdf"}],
                "externalIds": [{"system": "cartofriches", "id": "42218_1"}],
                "brownfield": {"areaHectares": "1.25", "site": {"siteId": "42218_1", "type": "FRICHE_INDUSTRIELLE",
                  "status": "FRICHE_AVEC_PROJET", "soilPollution": "POLLUTION_SUPPOSEE", "commune": "42218",
                  "cadastralReferences": ["42218000AB0123"], "identifiedOn": "2024-05-02"}}""").path("id");
        team.get(id)
                .then()
                .statusCode(200)
                .body("priorities", contains("Réindustrialisation"))
                .body("attachments.url", contains("https://exemple.fr/plan.pdf"))
                .body("externalIds.system", contains("cartofriches"))
                .body("brownfield.site.type", equalTo("FRICHE_INDUSTRIELLE"))
                .body("milestones.state", contains("PLANNED", "PLANNED"))
                .body("financingPlan.costs.kind", contains("WORKS", "STUDIES"));
        team.request()
                .get("/v1/projects/" + id + "/milestones")
                .then()
                .statusCode(200)
                .body("items.late", contains(true, false));
    }

    @Test
    void worksOutThePlanToTheCent() {
        String id = create("").path("id");
        team.request()
                .get("/v1/projects/" + id + "/financing-plan")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("totalCost", equalTo("333333.33"))
                .body("gapToClose", equalTo("0.00"))
                .body("balanced", equalTo(true))
                .body("asked", equalTo("233333.33"))
                .body("granted", equalTo("100000.00"))
                .body("paid", equalTo("0.00"))
                .body("ownShare", equalTo("100000.00"))
                .body("publicAid", equalTo("233333.33"))
                .body("publicAidRate", equalTo("70.00"))
                .body("costsByKind.kind", contains("STUDIES", "WORKS"))
                .body("known", hasSize(0));
        put(team, id, "financing-plan", """
                {"costs": [{"label": "Travaux", "amount": "100.01"}], "resources": []}""")
                .then()
                .statusCode(200)
                .body("gapToClose", equalTo("100.01"))
                .body("balanced", equalTo(false))
                .body("publicAidRate", equalTo("0.00"));
        put(team, id, "financing-plan", "{\"costs\": [], \"resources\": []}")
                .then()
                .statusCode(200)
                .body("publicAidRate", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "milestones": [{"title": "A"}, {"title": "A"}]                                    | /milestones/1/title      | REPEATED
            "milestones": [{"title": "A", "state": "REACHED"}]                                | /milestones/0/reachedOn  | REQUIRED
            "milestones": [{"title": "A", "reachedOn": "2024-01-01"}]                         | /milestones/0/reachedOn  | NOT_REACHED
            "milestones": [{"title": "A", "state": "REACHED", "reachedOn": "2199-01-01"}]     | /milestones/0/reachedOn  | IN_THE_FUTURE
            "milestones": [{"title": "A", "dueOn": "+12345-01-01"}]                           | /milestones/0/dueOn      | OUT_OF_RANGE
            "calendar": {"start": "0001-01-01"}                                               | /calendar/start          | OUT_OF_RANGE
            "sharedWith": [{"territory": "TI2-0000"}]                                         | /sharedWith/0/territory  | UNKNOWN_TERRITORY
            "externalIds": [{"system": "a", "id": "1"}, {"system": "a", "id": "2"}]           | /externalIds/1/system    | REPEATED
            "attachments": [{"title": "x", "url": "javascript:alert(1)"}]                     | /attachments/0/url       | WRONG_FORMAT
            "attachments": [{"title": "x", "url": "https://a.fr/<script>"}]                   | /attachments/0/url       | WRONG_FORMAT
            "confidentialFields": ["TITLE"]                                                   | /confidentialFields/0    | INVALID_FORMAT
            "brownfield": {"site": {"type": "FRICHE"}}                                        | /brownfield/site/type    | INVALID_FORMAT
            "priorities": ["a\\u0000b"]                                                       | /priorities/0            | PLAIN_TEXT
            "achievedResults": [{"kind": "OTHER", "value": "-1", "unit": "t"}]                | /achievedResults/0/value | WRONG_FORMAT
            """)
    void namesWhatItRefuses(String more, String pointer, String code) {
        String body = "{\"territory\": \"%s\", %s}".formatted(territory.code(), more);
        team.request()
                .body(body)
                .post("/v1/projects")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    @Test
    void hidesConfidentialFieldsFromThoseWhoMayNotSeeThem() {
        String id = create("\"confidentialFields\": [\"FINANCING_PLAN\", \"SUMMARY\", \"MILESTONES\"]")
                .path("id");
        ProjectApi.walk(territory, id, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE");
        for (ProjectApi open : List.of(
                ProjectApi.anyone(),
                ProjectApi.region("93"),
                new ProjectApi(Tokens.operator("ademe")),
                new ProjectApi(Tokens.observer()))) {
            Response read = open.get(id);
            read.then()
                    .statusCode(200)
                    .body("summary", nullValue())
                    .body("milestones", hasSize(0))
                    .body("financingPlan.costs", hasSize(0))
                    .body("confidentialFields", hasItem("FINANCING_PLAN"));
            open.request().get("/v1/projects/" + id + "/financing-plan").then().statusCode(404);
            open.request().get("/v1/projects/" + id + "/milestones").then().statusCode(404);
            open.request().get("/v1/projects/" + id + "/partners").then().statusCode(200);
        }
        for (ProjectApi near : List.of(team, ProjectApi.region("84"), new ProjectApi(Tokens.delegation()))) {
            near.get(id).then().body("summary", equalTo("Un atelier partagé."));
            near.request().get("/v1/projects/" + id + "/financing-plan").then().statusCode(200);
        }
    }

    @Test
    void isOneProjectForEachIdentityOfAnotherPlatform() {
        String external = "\"externalIds\": [{\"system\": \"aides-territoires\", \"id\": \"77\"}]";
        String id = create(external).path("id");
        create(external)
                .then()
                .statusCode(409)
                .body("code", equalTo("EXTERNAL_ID_TAKEN"))
                .body("errors.pointer", contains("/externalIds/0"));
        String free = sheet("").replaceFirst("\"territory\": \"[^\"]*\", ", "");
        team.request()
                .header("If-Match", "\"0\"")
                .body(free)
                .put("/v1/projects/" + id)
                .then()
                .statusCode(200);
        create(external).then().statusCode(201);
    }

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

    private Response answer(ProjectApi who, String id, String asTerritory, String answer, String reason) {
        return who.request()
                .header("If-Match", team.get(id).header("ETag"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"territory\": \"%s\", \"answer\": \"%s\"%s}"
                        .formatted(asTerritory, answer, reason == null ? "" : ", \"reason\": \"" + reason + "\""))
                .post("/v1/projects/" + id + "/agreements");
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

    private Response lift(ProjectApi who, String id, int number) {
        return who.request()
                .header("If-Match", team.get(id).header("ETag"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"note\": \"Bail signé.\"}")
                .post("/v1/projects/" + id + "/conditions/" + number + "/lifting");
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
