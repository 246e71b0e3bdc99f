package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** What is read of sessions and committees: by whom, how far, and as a document. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class SessionReadingIT {

    private static final String CONDITIONAL = """
            {"kind": "APPROVE_WITH_CONDITIONS", "conditions": [{"text": "Signer le <bail> & l'acte", "dueOn": "2027-03-31"}]}""";

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");

    private final SessionApi region = new SessionApi(ProjectApi.region("84"));

    @Test
    void isSeenAsFarAsEachMay() {
        TerritoryFixture sister = TerritoryFixture.inRegion("84");
        String own = SessionApi.examined(territory);
        String theirs = SessionApi.examined(sister);
        String session = region.session(region.committee("84"), own, theirs);
        ProjectApi team = ProjectApi.team(territory);
        SessionApi reader = new SessionApi(team);
        reader.get(session).then().statusCode(404);
        region.open(session);
        region.decide(session, own, "{\"kind\": \"APPROVE\"}").then().statusCode(200);

        reader.get(session)
                .then()
                .statusCode(200)
                .body("agenda.projectId", contains(own))
                .body("agenda.decision", contains(nullValue()))
                .body("attendance", nullValue());
        team.request()
                .get("/v1/committee-sessions?project=" + own)
                .then()
                .body("items.id", contains(session))
                .body("items[0].agenda", hasSize(1));
        new SessionApi(new ProjectApi(Tokens.operator("ademe")))
                .get(session)
                .then()
                .statusCode(200)
                .body("agenda", hasSize(2))
                .body("agenda.decision", contains(nullValue(), nullValue()));
        for (ProjectApi stranger : List.of(ProjectApi.region("93"), ProjectApi.team(TerritoryFixture.inRegion("84")))) {
            new SessionApi(stranger).get(session).then().statusCode(404);
            stranger.request()
                    .get("/v1/committee-sessions?project=" + own)
                    .then()
                    .body("items", hasSize(0));
        }
        new SessionApi(new ProjectApi(Tokens.delegation()))
                .get(session)
                .then()
                .body("attendance.present", hasItem("Anne Préside"));
        new SessionApi(new ProjectApi(Tokens.observer()))
                .get(session)
                .then()
                .statusCode(200)
                .body("attendance", nullValue());
        ProjectApi.anyone()
                .request()
                .get("/v1/committee-sessions/" + session)
                .then()
                .statusCode(401);
        new SessionApi(new ProjectApi(Tokens.delegation()))
                .run(session, "CANCEL")
                .then()
                .statusCode(403);
        new SessionApi(ProjectApi.region("93"))
                .run(session, "CANCEL", "\"1\"")
                .then()
                .statusCode(404);
    }

    @Test
    void writesItsMinutesAsHtmlAndPdf() {
        String project = SessionApi.examined(territory);
        String session = region.session(region.committee("84"), project);
        region.open(session);
        region.decide(session, project, CONDITIONAL).then().statusCode(200);
        String address = "/v1/committee-sessions/" + session + "/minutes";
        ProjectApi.region("84")
                .request()
                .accept("text/html")
                .get(address)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("Projet de procès-verbal"));
        region.run(session, "CLOSE").then().statusCode(200);
        Response html = ProjectApi.region("84").request().accept("text/html").get(address);
        assertThat(html.asString())
                .doesNotContain("Projet de procès-verbal")
                .contains("Avis favorable avec réserves", "Anne Préside", "1 décembre 2026", "31 mars 2027")
                .contains("Signer le &lt;bail&gt; &amp; l&#39;acte");
        Response pdf =
                ProjectApi.region("84").request().accept("application/pdf").get(address);
        pdf.then().statusCode(200).contentType("application/pdf");
        byte[] bytes = pdf.asByteArray();
        assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(ProjectApi.region("84")
                        .request()
                        .accept("application/pdf")
                        .get(address)
                        .asByteArray())
                .isEqualTo(bytes);
        ProjectApi.region("84")
                .request()
                .accept("application/pdf")
                .header("If-None-Match", pdf.header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
        ProjectApi.region("84")
                .request()
                .accept("image/png")
                .get(address)
                .then()
                .statusCode(406);
        ProjectApi.team(territory)
                .request()
                .accept("text/html")
                .get(address)
                .then()
                .statusCode(403);
        ProjectApi.region("93")
                .request()
                .accept("text/html")
                .get(address)
                .then()
                .statusCode(404);
    }

    @Test
    void keepsCommitteesCoherentAndPeopleUnpublished() {
        region.committee("\"level\": \"REGIONAL\"", 422);
        region.committee("\"level\": \"NATIONAL\", \"region\": \"84\"", 422);
        region.committee("\"level\": \"NATIONAL\"", 403);
        region.committee("\"level\": \"REGIONAL\", \"region\": \"93\"", 403);
        String id = region.committee("84");
        ProjectApi.anyone()
                .request()
                .get("/v1/committees/" + id)
                .then()
                .statusCode(200)
                .body("members.organisation", hasItem("Préfecture"))
                .body(not(containsString("Bruno")));
        ProjectApi.region("84")
                .request()
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"Comité\", \"quorum\": 9, \"members\": %s}".formatted(SessionApi.MEMBERS))
                .put("/v1/committees/" + id)
                .then()
                .statusCode(422)
                .body("errors.code", contains("OUT_OF_REACH"));
        ProjectApi.region("93")
                .request()
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"Comité\", \"quorum\": 1, \"members\": %s}".formatted(SessionApi.MEMBERS))
                .put("/v1/committees/" + id)
                .then()
                .statusCode(403);
        SessionApi delegation = new SessionApi(new ProjectApi(Tokens.delegation()));
        String national = delegation.committee("\"level\": \"NATIONAL\"", 201).path("id");
        String project = SessionApi.examined(territory);
        String session = delegation.session(national, project);
        delegation.open(session);
        delegation.decide(session, project, "{\"kind\": \"APPROVE\"}").then().statusCode(200);
        delegation.run(session, "CLOSE").then().statusCode(200);
        ProjectApi.anyone().get(project).then().body("state", equalTo("APPROVED"));
    }
}
