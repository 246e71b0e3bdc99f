package fr.territoiresindustrie.project.duplicate;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.session.SessionApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Nothing goes on with a project that another one goes on for, and a new one says what it looks like. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class MergedProjectIT {

    private static final ProjectApi DELEGATION = new ProjectApi(Tokens.delegation());

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");
    private final ProjectApi team = ProjectApi.team(territory);
    private final SessionApi region = new SessionApi(ProjectApi.region("84"));

    @Test
    void isRefusedOnAgendasAndForOpinions() {
        String merged = SessionApi.examined(territory);
        String into = SessionApi.examined(territory);
        merge(merged, into).then().statusCode(200);
        String session = region.session(region.committee("84"), into);
        region.agenda(session, into, merged)
                .then()
                .statusCode(409)
                .body("code", equalTo("AGENDA_REFUSED"))
                .body("errors.pointer", contains("/items/1/projectId"))
                .body("errors.code", contains("PROJECT_MERGED"));
        region.post(
                        "/v1/projects/" + merged + "/opinions",
                        "{\"kind\": \"OPERATOR\", \"code\": \"ademe\", \"dueOn\": \"2099-01-01\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_MERGED"))
                .body("mergedInto", equalTo(into));
    }

    @Test
    void isNoFlagshipNoGoodPracticeAndInNoPlan() {
        String merged = completed();
        String into = completed();
        merge(merged, into).then().statusCode(200);
        DELEGATION
                .request()
                .header("If-Match", team.get(merged).header("ETag"))
                .body("{\"flagship\": true, \"reason\": \"Exemplaire.\"}")
                .put("/v1/projects/" + merged + "/flagship")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_MERGED"));
        team.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"projectId\": \"%s\", \"title\": \"Titre\", \"story\": \"Récit.\"}".formatted(merged))
                .post("/v1/good-practices")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_MERGED"));
        team.request()
                .get("/v1/action-plans/" + territory.code())
                .then()
                .body("projects.id", contains(into))
                .body("projectsInPlan", equalTo(1));
    }

    @Test
    void isNotMergedWhileASessionIsToDecideOnIt() {
        String waiting = SessionApi.examined(territory);
        String into = SessionApi.examined(territory);
        String session = region.session(region.committee("84"), waiting);
        merge(waiting, into).then().statusCode(409).body("code", equalTo("MERGE_ON_AGENDA"));
        region.agenda(session, into).then().statusCode(200);
        merge(waiting, into).then().statusCode(200);
    }

    @Test
    void saysAtItsCreationWhatItLooksLike() {
        Response first = create("Atelier partagé de soudure laser");
        first.then().statusCode(201).body("nearDuplicates", empty());
        Response again = create("Atelier de soudure laser partagé");
        again.then().statusCode(201).body("nearDuplicates", contains((String) first.path("reference")));
        team.get(again.path("id")).then().body("nearDuplicates", nullValue());
        ProjectApi foreign = ProjectApi.team(TerritoryFixture.inRegion("84"));
        assertThat(foreign.get(again.path("id")).statusCode()).isEqualTo(404);
        create("Recrutement de chaudronniers").then().statusCode(201).body("nearDuplicates", empty());
    }

    private Response create(String title) {
        return team.create(
                territory, aSheet().withTitle(title).at(territory.commune()).build());
    }

    private String completed() {
        String id = create("Atelier partagé").path("id");
        ProjectApi.walk(
                territory,
                id,
                "territory:SUBMIT",
                "region:TAKE_UP",
                "region:APPROVE",
                "territory:START",
                "territory:COMPLETE");
        return id;
    }

    private Response merge(String from, String into) {
        String tag = team.get(into).header("ETag").replace("\"", "\\\"");
        return team.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", team.get(from).header("ETag"))
                .body("{\"into\": \"%s\", \"intoIfMatch\": \"%s\", \"reason\": \"même projet\"}".formatted(into, tag))
                .post("/v1/projects/" + from + "/merges");
    }
}
