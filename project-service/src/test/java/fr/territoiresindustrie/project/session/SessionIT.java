package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.pipeline.Outboxed;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class SessionIT {

    private static final String CONDITIONAL = """
            {"kind": "APPROVE_WITH_CONDITIONS", "conditions": [{"text": "Signer le <bail> & l'acte", "dueOn": "2027-03-31"}]}""";

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");

    private final SessionApi region = new SessionApi(ProjectApi.region("84"));

    @Test
    void appliesAllDecisionsWhenItCloses() {
        String first = SessionApi.examined(territory);
        String second = SessionApi.examined(territory);
        String third = SessionApi.examined(territory);
        String session = region.session(region.committee("84"), first, second, third);
        region.run(session, "OPEN").then().statusCode(409);
        region.open(session);
        ProjectApi.region("84")
                .run(first, "\"2\"", "APPROVE", "Hors séance")
                .then()
                .statusCode(409)
                .body("errors.code", contains("ON_AGENDA"));
        region.decide(session, first, "{\"kind\": \"APPROVE\"}").then().statusCode(200);
        region.decide(session, second, CONDITIONAL).then().statusCode(200);
        region.run(session, "CLOSE").then().statusCode(409).body("errors.code", contains("ITEM_UNDECIDED"));
        ProjectApi.team(territory).get(first).then().body("state", equalTo("UNDER_REVIEW"));
        region.decide(session, third, "{\"kind\": \"REJECT\", \"reason\": \"Hors du programme.\"}")
                .then()
                .statusCode(200);

        region.run(session, "CLOSE").then().statusCode(200).body("state", equalTo("CLOSED"));
        ProjectApi team = ProjectApi.team(territory);
        team.get(first).then().body("state", equalTo("APPROVED"));
        team.get(second).then().body("state", equalTo("APPROVED_WITH_CONDITIONS"));
        team.get(third).then().body("state", equalTo("REJECTED"));
        team.request()
                .get("/v1/projects/" + second + "/conditions")
                .then()
                .body("items.text", contains("Signer le <bail> & l'acte"))
                .body("items.sessionId", contains(session));
        List<Outboxed> told = Outboxed.of(second);
        told.forEach(event -> EventSchemas.check(event.type(), event.payload()));
        assertThat(told)
                .extracting(Outboxed::type)
                .containsExactly(
                        "project.created",
                        "project.submitted",
                        "project.taken-up",
                        "project.put-on-agenda",
                        "project.approved-with-conditions");
        region.run(session, "CLOSE").then().statusCode(409);
        ProjectApi.walk(territory, first, "region:REVERT").then().body("state", equalTo("UNDER_REVIEW"));
    }

    @Test
    void appliesNothingWhenAProjectHasMoved() {
        String still = SessionApi.examined(territory);
        String moved = SessionApi.examined(territory);
        String session = region.session(region.committee("84"), still, moved);
        region.open(session);
        region.decide(session, still, "{\"kind\": \"APPROVE\"}").then().statusCode(200);
        region.decide(session, moved, "{\"kind\": \"APPROVE\"}").then().statusCode(200);
        // returned, written anew and back again: under review, but not what the committee looked at
        ProjectApi.walk(territory, moved, "region:RETURN", "territory:SUBMIT");
        String reference = ProjectApi.team(territory).get(moved).path("reference");

        region.run(session, "CLOSE")
                .then()
                .statusCode(409)
                .body("code", equalTo("SESSION_NOT_CLOSABLE"))
                .body("errors.pointer", contains("/agenda/1"))
                .body("errors.code", contains("PROJECT_MOVED"))
                .body("errors[0].message", containsString(reference));
        ProjectApi.team(territory).get(still).then().body("state", equalTo("UNDER_REVIEW"));
        region.get(session).then().body("state", equalTo("OPEN"));
        region.run(session, "CANCEL").then().statusCode(200);
        region.session(region.committee("84"), still, moved);
    }

    @RepeatedTest(3)
    void closesOnceForTwoSecretaries() throws Exception {
        String one = SessionApi.examined(territory);
        String other = SessionApi.examined(territory);
        String session = region.session(region.committee("84"), one, other);
        region.open(session);
        region.decide(session, one, "{\"kind\": \"APPROVE\"}").then().statusCode(200);
        region.decide(session, other, CONDITIONAL).then().statusCode(200);
        String etag = region.get(session).header("ETag");
        int atOnce = 4;
        CyclicBarrier start = new CyclicBarrier(atOnce);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService secretaries = Executors.newFixedThreadPool(atOnce)) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                calls.add(() -> {
                    start.await();
                    return region.run(session, "CLOSE", etag).statusCode();
                });
            }
            for (Future<Integer> answer : secretaries.invokeAll(calls)) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
        assertThat(Outboxed.of(one)).hasSize(5);
        ProjectApi.team(territory)
                .request()
                .get("/v1/projects/" + other + "/conditions")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void demandsAQuorumOfThoseWhoVote() {
        String project = SessionApi.examined(territory);
        String session = region.session(region.committee("84"), project);
        region.open(session);
        region.decide(session, project, "{\"kind\": \"ADJOURN\"}").then().statusCode(200);
        region.put(session, "attendance", "{\"present\": [\"David Parti\"]}")
                .then()
                .statusCode(422)
                .body("errors.code", contains("NOT_A_MEMBER"));
        region.put(session, "attendance", "{\"present\": [\"Anne Préside\", \"Chloé Conseille\"]}")
                .then()
                .statusCode(200)
                .body("attendance.votersPresent", equalTo(1))
                .body("attendance.quorumMet", equalTo(false));
        region.run(session, "CLOSE").then().statusCode(409).body("errors.code", contains("QUORUM_NOT_MET"));
    }

    @Test
    void putsOnTheAgendaOnlyWhatItsCommitteeMayLookAtNow() {
        String committee = region.committee("84");
        String project = SessionApi.examined(territory);
        String session = region.session(committee, project);
        String draft = ProjectApi.team(territory)
                .create(
                        territory,
                        fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet()
                                .build())
                .path("id");
        TerritoryFixture far = TerritoryFixture.of(2, "93", "93", "84");
        String foreign = SessionApi.examined(far);
        String other = region.session(committee);
        region.agenda(other, project)
                .then()
                .statusCode(409)
                .body("code", equalTo("AGENDA_REFUSED"))
                .body("errors.code", contains("ON_OTHER_AGENDA"));
        region.agenda(other, draft).then().statusCode(404);
        region.agenda(other, foreign).then().statusCode(409).body("errors.code", contains("PROJECT_OF_OTHER_REGION"));
        region.agenda(session, project, project).then().statusCode(422).body("errors.code", contains("REPEATED"));
        region.run(other, "CONVENE").then().statusCode(409).body("errors.code", contains("AGENDA_EMPTY"));
        region.put(
                        session,
                        "decisions",
                        "{\"items\": [{\"projectId\": \"%s\", \"decision\": {\"kind\": \"REJECT\"}}]}"
                                .formatted(project))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/decision/reason"));
    }
}
