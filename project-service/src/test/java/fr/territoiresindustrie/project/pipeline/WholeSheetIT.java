package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
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
class WholeSheetIT extends WholeSheets {

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
}
