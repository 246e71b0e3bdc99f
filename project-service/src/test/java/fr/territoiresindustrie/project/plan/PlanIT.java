package fr.territoiresindustrie.project.plan;

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
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Action plans, flagships and good practices: what becomes of approved projects. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class PlanIT {

    @Inject
    DataSource database;

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");
    private final ProjectApi team = ProjectApi.team(territory);
    private final ProjectApi delegation = new ProjectApi(Tokens.delegation());

    private String approved(String more) {
        String id = team.request()
                .body("""
                {"territory": "%s", "title": "Atelier", "summary": "Un atelier partagé.", "theme": "SKILLS",
                 "lead": {"name": "Saint-Étienne Métropole", "siren": "244200770"}, "locations": ["%s"],
                 "expectedResults": [{"kind": "PEOPLE_TRAINED", "value": "30", "unit": "personnes par an"}],
                 "milestones": [{"title": "Permis", "dueOn": "2025-01-31"}, {"title": "Livraison", "dueOn": "2099-06-30"}],
                 "financingPlan": {"costs": [{"label": "Machine", "amount": "100.00"}],
                   "resources": [{"funder": "Métropole", "amount": "60.00", "status": "GRANTED"},
                                 {"funder": "Région", "amount": "40.00", "status": "ASKED"}]}%s}""".formatted(territory.code(), territory.commune(), more))
                .post("/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ProjectApi.walk(territory, id, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE");
        return id;
    }

    private Response plan(ProjectApi who, String query) {
        return who.request().get("/v1/action-plans/" + territory.code() + query);
    }

    /** A past that was before the platform kept pasts. */
    private void past(String project, int version, String at, String state) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into project_past (project_id, version, at, territory, state, flagship, sheet)
                        select id, ?, ?, territory, ?, false, sheet from project where id = ?""")) {
            insert.setInt(1, version);
            insert.setObject(2, Instant.parse(at).atOffset(java.time.ZoneOffset.UTC));
            insert.setString(3, state);
            insert.setObject(4, UUID.fromString(project));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void addsUpWhatIsApproved() {
        approved("");
        String secret = approved(", \"confidentialFields\": [\"FINANCING_PLAN\", \"MILESTONES\"]");
        ProjectApi.walk(territory, secret, "territory:START");
        team.request()
                .body("{\"territory\": \"%s\", \"title\": \"Brouillon\"}".formatted(territory.code()))
                .post("/v1/projects");

        plan(team, "")
                .then()
                .statusCode(200)
                .body("projectsInPlan", equalTo(2))
                .body("declared.cost", equalTo("200.00"))
                .body("declared.granted", equalTo("120.00"))
                .body("declared.asked", equalTo("80.00"))
                .body("milestones.planned", equalTo(4))
                .body("milestones.late", equalTo(2))
                .body("results.expected", contains("60"))
                .body("byState.state", contains("DRAFT", "APPROVED", "IN_PROGRESS"))
                .body("withoutAmounts", equalTo(0));
        plan(ProjectApi.anyone(), "")
                .then()
                .statusCode(200)
                .body("projectsInPlan", equalTo(2))
                .body("withoutAmounts", equalTo(1))
                .body("declared.cost", equalTo("100.00"))
                .body("milestones.planned", equalTo(2))
                .body("byState.state", contains("APPROVED", "IN_PROGRESS"))
                .body("projects.find { it.id == '" + secret + "' }.cost", nullValue());
        plan(ProjectApi.region("84"), "").then().body("byState.state", contains("APPROVED", "IN_PROGRESS"));
        ProjectApi.anyone().request().get("/v1/action-plans/TI2-0000").then().statusCode(404);
    }

    @Test
    void readsThePlanOfADayAndComparesTwo() {
        String old = approved("");
        String gone = approved("");
        past(old, 1001, "2024-03-01T10:00:00Z", "APPROVED");
        past(gone, 1001, "2024-03-01T10:00:00Z", "APPROVED");
        past(gone, 1002, "2024-09-01T10:00:00Z", "ABANDONED");
        past(old, 1003, "2024-09-30T22:30:00Z", "IN_PROGRESS");

        plan(team, "?asOf=2024-01-01").then().body("projectsInPlan", equalTo(0)).body("version", equalTo(0));
        plan(team, "?asOf=2024-06-01").then().body("projectsInPlan", equalTo(2)).body("version", equalTo(2));
        plan(team, "?asOf=2024-09-30").then().body("projects.state", contains("APPROVED"));
        // half past midnight in Paris is the next day
        plan(team, "?asOf=2024-10-01").then().body("projects.state", contains("IN_PROGRESS"));
        plan(team, "/comparison?from=2024-06-01&to=2024-10-01")
                .then()
                .statusCode(200)
                .body("before.projectsInPlan", equalTo(2))
                .body("after.projectsInPlan", equalTo(1))
                .body("left.id", contains(gone))
                .body("moved.id", contains(old))
                .body("moved.from", contains("APPROVED"))
                .body("moved.to", contains("IN_PROGRESS"))
                .body("entered", hasSize(0));
        plan(team, "/comparison?from=2024-01-01&to=2024-06-01").then().body("entered", hasSize(2));
        plan(team, "/comparison?from=2024-10-01&to=2024-01-01")
                .then()
                .statusCode(422)
                .body("errors.parameter", contains("to"));
        plan(team, "/comparison").then().statusCode(422).body("errors.parameter", contains("from"));
        plan(team, "?asOf=2199-01-01").then().statusCode(422);
        plan(team, "?asOf=yesterday").then().statusCode(422).body("errors.parameter", contains("asOf"));
    }

    @Test
    void showsAFlagshipWithItsReason() {
        String id = approved("");
        Response set = flag(delegation, id, true);
        set.then().statusCode(200).body("flagship", equalTo(true)).body("reason", equalTo("Exemplaire."));
        ProjectApi.anyone()
                .get(id)
                .then()
                .body("flagship", equalTo(true))
                .body("flagshipReason", equalTo("Exemplaire."));
        plan(ProjectApi.anyone(), "").then().body("flagships", equalTo(1));
        flag(ProjectApi.region("84"), id, false).then().statusCode(403);
        flag(delegation, id, false).then().statusCode(200).body("reason", nullValue());
        String draft = team.request()
                .body("{\"territory\": \"%s\"}".formatted(territory.code()))
                .post("/v1/projects")
                .path("id");
        flag(delegation, draft, true).then().statusCode(409).body("code", equalTo("FLAGSHIP_NOT_POSSIBLE"));
        Outboxed.of(id).forEach(event -> EventSchemas.check(event.type(), event.payload()));
        assertThat(Outboxed.of(id))
                .extracting(Outboxed::type)
                .contains("project.flagship-set", "project.flagship-unset");
    }

    private Response flag(ProjectApi who, String id, boolean flagship) {
        return who.request()
                .header("If-Match", delegation.get(id).header("ETag"))
                .body("{\"flagship\": %s, \"reason\": \"Exemplaire.\"}".formatted(flagship))
                .put("/v1/projects/" + id + "/flagship");
    }

    @Test
    void tellsAGoodPracticeOfACompletedProject() {
        String id = approved("");
        String body = "{\"projectId\": \"%s\", \"title\": \"Mutualiser\", \"story\": \"Récit.\"}".formatted(id);
        post(team, "/v1/good-practices", body, null)
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_NOT_COMPLETED"));
        ProjectApi.walk(territory, id, "territory:START", "territory:COMPLETE");
        post(ProjectApi.team(TerritoryFixture.inRegion("84")), "/v1/good-practices", body, null)
                .then()
                .statusCode(403);
        String practice = post(team, "/v1/good-practices", body, null)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String address = "/v1/good-practices/" + practice;
        ProjectApi.anyone().request().get(address).then().statusCode(404);
        post(team, address + "/publication", "", "\"0\"").then().statusCode(200).body("state", equalTo("PUBLISHED"));
        post(team, address + "/publication", "", "\"1\"").then().statusCode(409);
        ProjectApi.anyone()
                .request()
                .get("/v1/good-practices?territory=" + territory.code())
                .then()
                .body("items.id", hasItem(practice))
                .body("items.projectReference", hasSize(1));
        assertThat(Outboxed.of(id)).extracting(Outboxed::type).contains("project.good-practice-told");
        Outboxed.of(id).forEach(event -> EventSchemas.check(event.type(), event.payload()));
        post(delegation, address + "/withdrawal", "", "\"1\"").then().statusCode(200);
        ProjectApi.anyone().request().get(address).then().statusCode(404);
    }

    private static Response post(ProjectApi who, String address, String body, String etag) {
        var request = who.request().header("Idempotency-Key", UUID.randomUUID().toString());
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return body.isEmpty() ? request.post(address) : request.body(body).post(address);
    }
}
