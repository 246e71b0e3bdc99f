package fr.territoiresindustrie.project;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.session.SessionApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** What reads could tell by the way: in guards, agendas, filters, figures and histories, to those who see the rest. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class DisclosureIT {

    private static final ProjectApi OPERATOR = new ProjectApi(Tokens.operator("bpifrance"));
    private static final ProjectApi OBSERVER = new ProjectApi(Tokens.observer());

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");
    private final TerritoryFixture neighbour = TerritoryFixture.inRegion("84");
    private final ProjectApi lead = ProjectApi.region("84");

    /** What stands in the way of a command is said to who may run it, or reads what it is about. */
    @Test
    void tellsNoAmountOfAConfidentialPlanInAGuard() {
        String id = draft(territory, "\"confidentialFields\": [\"FINANCING_PLAN\"]");
        ProjectApi.walk(territory, id, "territory:SUBMIT", "region:RETURN");
        ProjectApi team = ProjectApi.team(territory);
        team.request()
                .header("If-Match", team.get(id).header("ETag"))
                .body("""
                        {"costs": [{"label": "Machine", "amount": "4711.00"}],
                         "resources": [{"funder": "Région", "amount": "815.00", "status": "ASKED"}]}""")
                .put("/v1/projects/" + id + "/financing-plan")
                .then()
                .statusCode(200);

        assertThat(guards(team, id).asString()).contains("4711.00");
        for (ProjectApi caller : List.of(OPERATOR, OBSERVER)) {
            guards(caller, id)
                    .then()
                    .statusCode(200)
                    .body("commands.find { it.command == 'SUBMIT' }.unmet.code", contains("NOT_YOUR_ROLE"))
                    .body("commands.allowed", everyItem(org.hamcrest.Matchers.equalTo(false)));
            assertThat(guards(caller, id).asString()).doesNotContain("4711").doesNotContain("815.00");
        }
    }

    @Test
    void tellsTheExpectedResultsToNobodyWhoMayNotReadThem() {
        String id = draft(territory, """
                "expectedResults": [{"kind": "JOBS_CREATED", "value": "12", "unit": "emplois"}],
                "confidentialFields": ["EXPECTED_RESULTS"]""");
        ProjectApi.walk(territory, id, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE", "territory:START");
        assertThat(guards(lead, id).asString()).contains("JOBS_CREATED");
        assertThat(guards(ProjectApi.anyone(), id).asString()).doesNotContain("JOBS_CREATED");
    }

    @Test
    void tellsATerritoryOfASessionOnlyWhatIsItsOwn() {
        String own = SessionApi.examined(territory);
        String foreign = SessionApi.examined(neighbour);
        SessionApi region = new SessionApi(lead);
        String session = region.session(region.committee("84"), own, foreign);
        region.put(session, "agenda", """
                {"items": [{"projectId": "%s", "presentedBy": "Gilles Porteur"},
                           {"projectId": "%s", "presentedBy": "Gilles Porteur"}]}""".formatted(own, foreign)).then().statusCode(200);
        region.open(session);
        region.decide(session, own, "{\"kind\": \"REJECT\", \"reason\": \"Caution personnelle refusée.\"}")
                .then()
                .statusCode(200);

        ProjectApi team = ProjectApi.team(territory);
        String foreignReference = lead.get(foreign).path("reference");
        assertThat(team.request()
                        .get("/v1/committee-sessions/" + session + "/transitions")
                        .asString())
                .contains("NOT_YOUR_ROLE")
                .doesNotContain(foreignReference);
        sessions(team, own).then().body("items.id", contains(session));
        sessions(team, foreign).then().statusCode(200).body("items", empty());
        sessions(OPERATOR, foreign).then().body("items.id", contains(session));

        region.decide(session, foreign, "{\"kind\": \"APPROVE\", \"reason\": \"Plan d'affaires solide.\"}")
                .then()
                .statusCode(200);
        region.run(session, "CLOSE").then().statusCode(200);
        region.get(session)
                .then()
                .body("agenda.presentedBy", everyItem(org.hamcrest.Matchers.equalTo("Gilles Porteur")));
        for (ProjectApi caller : List.of(OPERATOR, OBSERVER)) {
            caller.request()
                    .get("/v1/committee-sessions/" + session)
                    .then()
                    .body("agenda.decision.kind", contains("REJECT", "APPROVE"))
                    .body("agenda.decision.reason", everyItem(nullValue()))
                    .body("agenda.presentedBy", everyItem(nullValue()));
        }
        team.request()
                .get("/v1/committee-sessions/" + session)
                .then()
                .body("agenda.decision.reason", contains("Caution personnelle refusée."))
                .body("agenda.presentedBy", everyItem(nullValue()));
    }

    @Test
    void countsNoDraftThatNeverLeftItsTerritory() {
        String abandoned = draft(territory, "");
        ProjectApi.walk(territory, abandoned, "territory:ABANDON");
        assertThat(states(ProjectApi.team(territory))).containsEntry("ABANDONED", 1);
        assertThat(states(lead)).isEmpty();
        assertThat(states(ProjectApi.anyone())).isEmpty();
    }

    /** Who was asked what, and which draft was absorbed, is for those who read the confidential part. */
    @Test
    void tellsThePublicNoDetailOfTheHistory() {
        String id = SessionApi.examined(territory);
        lead.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"kind\": \"OPERATOR\", \"code\": \"ademe\", \"dueOn\": \"2099-01-01\"}")
                .post("/v1/projects/" + id + "/opinions")
                .then()
                .statusCode(201);
        ProjectApi.walk(territory, id, "region:APPROVE_WITH_CONDITIONS");

        history(lead, id).then().body("items.findAll { it.action == 'ASK_OPINION' }.details.code", contains("ademe"));
        for (ProjectApi caller : List.of(ProjectApi.anyone(), OPERATOR, OBSERVER)) {
            history(caller, id)
                    .then()
                    .body("items.action", hasItem("ASK_OPINION"))
                    .body("items.findAll { it.action == 'ASK_OPINION' }.details", everyItem(nullValue()))
                    .body("items.findAll { it.action == 'APPROVE_WITH_CONDITIONS' }.details.conditions", hasSize(1));
            assertThat(history(caller, id).asString()).doesNotContain("ademe");
        }
        assertThat(history(OPERATOR, id).asString()).doesNotContain("parce que");
    }

    private static Response guards(ProjectApi caller, String id) {
        return caller.request().get("/v1/projects/" + id + "/transitions");
    }

    private static Response history(ProjectApi caller, String id) {
        return caller.request().get("/v1/projects/" + id + "/history");
    }

    private static Response sessions(ProjectApi caller, String project) {
        return caller.request().get("/v1/committee-sessions?project=" + project);
    }

    private Map<String, Integer> states(ProjectApi caller) {
        Response plan = caller.request().get("/v1/action-plans/" + territory.code());
        plan.then().statusCode(200);
        List<Map<String, Object>> states = plan.path("byState");
        return states.stream()
                .collect(java.util.stream.Collectors.toMap(
                        state -> String.valueOf(state.get("state")), state -> (Integer) state.get("projects")));
    }

    private static String draft(TerritoryFixture territory, String more) {
        Response made = ProjectApi.team(territory)
                .request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"territory": "%s", "title": "Atelier", "summary": "Un atelier partagé.", "theme": "SKILLS",
                         "lead": {"name": "Saint-Étienne Métropole", "siren": "244200770"}, "locations": ["%s"],
                         "financingPlan": {"costs": [{"label": "Machine", "amount": "10.00"}],
                           "resources": [{"funder": "Métropole", "amount": "10.00", "status": "ASKED"}]}%s}""".formatted(territory.code(), territory.commune(), more.isEmpty() ? "" : ", " + more))
                .post("/v1/projects");
        made.then().statusCode(201).body("id", not(nullValue()));
        return made.path("id");
    }
}
