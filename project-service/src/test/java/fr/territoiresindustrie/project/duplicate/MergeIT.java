package fr.territoiresindustrie.project.duplicate;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.Outboxed;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.pipeline.SheetFixture;
import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MergeIT {

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");
    private final ProjectApi team = ProjectApi.team(territory);

    @Test
    void tellsWhichProjectsLookAlike() {
        String one = create(lead("Aciéries du Val", "552100554").withTitle("Atelier partagé de soudure laser"));
        String alike = create(lead("ACIERIES DU VAL SA", "552100554").withTitle("Atelier de soudure laser partage"));
        String byName = create(lead("Aciéries du Val", null).withTitle("Atelier partagé soudure au laser"));
        create(lead("Aciéries du Val", "552100554").withTitle("Recrutement de chaudronniers"));
        create(lead("Saint-Étienne Métropole", "244200770").withTitle("Atelier partagé de soudure laser"));
        List<String> found = team.request()
                .get("/v1/projects/" + one + "/near-duplicates")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(found).containsExactlyInAnyOrder(alike, byName);
        for (ProjectApi other : List.of(ProjectApi.anyone(), ProjectApi.team(TerritoryFixture.inRegion("84")))) {
            other.request()
                    .get("/v1/projects/" + one + "/near-duplicates")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void comparesOnlyWithWhatTheCallerSees() {
        String one = create(aSheet());
        String draft = create(aSheet());
        ProjectApi.walk(territory, one, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE");
        ProjectApi.anyone()
                .request()
                .get("/v1/projects/" + one + "/near-duplicates")
                .then()
                .body("items", hasSize(0));
        team.request().get("/v1/projects/" + one + "/near-duplicates").then().body("items.id", contains(draft));
    }

    @Test
    void mergesIntoTheOtherAndKeepsBothHistories() {
        String from = create(aSheet());
        String into = create(aSheet());
        Response merged = merge(team, from, "\"0\"", into, "\"0\"");
        merged.then()
                .statusCode(200)
                .body("mergedInto", equalTo(into))
                .body("state", equalTo("DRAFT"))
                .header("ETag", "\"1\"");
        team.get(into).then().header("ETag", "\"1\"");
        for (String path : List.of("/v1/projects?territory=", "/v1/projects/search?q=soudure&territory=")) {
            Response list = team.request().get(path + territory.code());
            list.then().body("totalEstimate", equalTo(1));
            assertThat(list.asString()).doesNotContain("\"id\":\"" + from);
        }
        new ProjectApi(Tokens.delegation())
                .request()
                .get("/v1/projects/search?territory=" + territory.code())
                .then()
                .body("totalEstimate", equalTo(1));
        history(from)
                .then()
                .body("items.action", contains("MERGE", "CREATE"))
                .body("items[0].details.into", equalTo(into))
                .body("items[0].reason", equalTo("même projet"));
        history(into)
                .then()
                .body("items.action", contains("ABSORB", "CREATE"))
                .body("items[0].details.merged", equalTo(from));
        assertThat(Outboxed.of(from)).extracting(Outboxed::type).containsExactly("project.created", "project.merged");
        EventSchemas.check("project.merged", Outboxed.of(from).getLast().payload());

        team.edit(from, "\"1\"", aSheet().build()).then().statusCode(409).body("code", equalTo("PROJECT_MERGED"));
        team.run(from, "\"1\"", "SUBMIT", null)
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_MERGED"))
                .body("mergedInto", equalTo(into));
        merge(team, from, "\"1\"", create(aSheet()), "\"0\"").then().statusCode(409);
        merge(team, create(aSheet()), "\"0\"", from, "\"1\"")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_MERGED"));
    }

    @Test
    void demandsTheVersionsOfBothAndAReason() {
        String from = create(aSheet());
        String into = create(aSheet());
        merge(team, from, "\"3\"", into, "\"0\"").then().statusCode(412);
        merge(team, from, "\"0\"", into, "\"3\"").then().statusCode(412);
        merge(team, from, "\"0\"", from, "\"0\"").then().statusCode(422).body("code", equalTo("MERGE_INTO_ITSELF"));
        team.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"0\"")
                .body("{\"into\": \"" + into + "\"}")
                .post("/v1/projects/" + from + "/merges")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/intoIfMatch", "/reason"));
    }

    @Test
    void isDecidedByWhoeverHasBoth() {
        TerritoryFixture neighbour = TerritoryFixture.of(2, "84", "84");
        String from = create(aSheet());
        String foreign = ProjectApi.team(neighbour)
                .create(neighbour, aSheet().at(neighbour.commune()).build())
                .path("id");
        merge(team, from, "\"0\"", foreign, "\"0\"").then().statusCode(404);
        ProjectApi.walk(neighbour, foreign, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE");
        merge(team, from, "\"0\"", foreign, "\"3\"").then().statusCode(403);
        merge(ProjectApi.anyone(), from, "\"0\"", foreign, "\"3\"").then().statusCode(401);
        merge(ProjectApi.region("84"), from, "\"0\"", foreign, "\"3\"").then().statusCode(404);
        merge(new ProjectApi(Tokens.observer()), from, "\"0\"", foreign, "\"3\"")
                .then()
                .statusCode(403);
        merge(new ProjectApi(Tokens.delegation()), from, "\"0\"", foreign, "\"3\"")
                .then()
                .statusCode(200);
    }

    @Test
    void neverHidesADecisionOrMoney() throws Exception {
        String decided = create(aSheet().at(territory.commune()));
        ProjectApi.walk(territory, decided, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE");
        String draft = create(aSheet());
        merge(team, decided, "\"3\"", draft, "\"0\"")
                .then()
                .statusCode(409)
                .body("code", equalTo("MERGE_HIDES_DECISION"));
        award(draft);
        merge(team, draft, "\"0\"", decided, "\"3\"").then().statusCode(409).body("code", equalTo("MERGE_HAS_AWARDS"));
    }

    private static void award(String project) throws Exception {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into award (application_id, project_id, reference, operator, envelope_code, amount_cents,
                            state, reconstructed, sequence)
                        values (?, ?, 'A-1', 'ademe', 'E', 100, 'AGREED', false, 1)""")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, UUID.fromString(project));
            insert.executeUpdate();
        }
    }

    private static SheetFixture lead(String name, String siren) {
        return aSheet().withLead(new Lead(name, siren));
    }

    private String create(SheetFixture sheet) {
        return team.create(territory, sheet.at(territory.commune()).build()).path("id");
    }

    private Response history(String id) {
        return team.request().get("/v1/projects/" + id + "/history");
    }

    private static Response merge(ProjectApi who, String from, String tag, String into, String intoTag) {
        return who.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", tag)
                .body("{\"into\": \"%s\", \"intoIfMatch\": %s, \"reason\": \"même projet\"}"
                        .formatted(into, "\"" + intoTag.replace("\"", "\\\"") + "\""))
                .post("/v1/projects/" + from + "/merges");
    }
}
