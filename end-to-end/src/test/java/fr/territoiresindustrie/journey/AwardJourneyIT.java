package fr.territoiresindustrie.journey;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.journey.Actors.TEAM;
import static fr.territoiresindustrie.journey.RunningPlatform.anybody;
import static fr.territoiresindustrie.journey.RunningPlatform.as;
import static fr.territoiresindustrie.journey.RunningPlatform.once;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** A territory submits, its region approves, an operator agrees and commits, the project shows the award. */
class AwardJourneyIT {

    @Test
    void fromTheGroundToTheAward() {
        String project = Actors.approved();
        anybody().get("/v1/projects/" + project).then().statusCode(200).body("state", equalTo("APPROVED"));
        String envelope = Actors.envelope("300000.00");
        String application = Actors.selected(project, envelope, "120000.00");
        Actors.moveApplication("ademe", application, Actors.agree("100000.00"))
                .then()
                .statusCode(200)
                .body("state", equalTo("AGREED"));
        assertThat(Actors.committed(envelope)).isEqualTo("100000.00");
        await().atMost(30, SECONDS)
                .untilAsserted(() -> as(TEAM).get("/v1/projects/" + project)
                        .then()
                        .statusCode(200)
                        .body("awards.amount", contains("100000.00"))
                        .body("awards.operator", contains("ademe"))
                        .body("awards.envelopeCode", contains(envelope)));
    }

    @Test
    void aReturnedProjectComesBackToWhereItWasReturnedFrom() {
        String project = Actors.submitted();
        Actors.moveProject(Actors.REGION, project, Map.of("command", "TAKE_UP"))
                .then()
                .statusCode(200);
        Actors.moveProject(Actors.REGION, project, Map.of("command", "RETURN"))
                .then()
                .statusCode(422)
                .body("code", equalTo("REASON_REQUIRED"));
        Actors.moveProject(Actors.REGION, project, Map.of("command", "RETURN", "reason", "Préciser le calendrier"))
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"));
        Actors.moveProject(TEAM, project, Map.of("command", "SUBMIT"))
                .then()
                .statusCode(200)
                .body("state", equalTo("UNDER_REVIEW"));
        Actors.moveProject(Actors.REGION, project, Map.of("command", "REJECT", "reason", "Hors du programme"))
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        as(TEAM).get("/v1/projects/" + project + "/history")
                .then()
                .statusCode(200)
                .body("items.action", hasItem("REJECT"));
    }

    @Test
    void anotherRegionGets404AWrongRole403AndNoToken401() {
        String project = Actors.submitted();
        String address = "/v1/projects/" + project;
        String tag = as(TEAM).get(address).header("ETag");
        Map<String, String> approve = Map.of("command", "APPROVE", "reason", "Consultation écrite du comité");
        as("region-93")
                .get(address)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
        once("region-93")
                .header("If-Match", tag)
                .body(approve)
                .post(address + "/transitions")
                .then()
                .statusCode(404);
        once("territory-ti2-9307")
                .header("If-Match", tag)
                .body(approve)
                .post(address + "/transitions")
                .then()
                .statusCode(404);
        once(TEAM)
                .header("If-Match", tag)
                .body(Map.of("command", "TAKE_UP"))
                .post(address + "/transitions")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        anybody()
                .header("Idempotency-Key", UUID.randomUUID())
                .header("If-Match", tag)
                .body(approve)
                .post(address + "/transitions")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        anybody().get(address).then().statusCode(404);
        anybody()
                .header("Authorization", "Bearer nonsense")
                .get("/v1/envelopes")
                .then()
                .statusCode(401);
    }

    @Test
    void anEmptyEnvelopeIs409AndNothingIsCommitted() {
        String envelope = Actors.envelope("50000.00");
        String application = Actors.selected(Actors.approved(), envelope, "60000.00");
        Actors.moveApplication("ademe", application, Actors.agree("50000.01"))
                .then()
                .statusCode(409)
                .body("code", equalTo("OVER_COMMITMENT"))
                .body("available", equalTo("50000.00"));
        assertThat(Actors.committed(envelope)).isEqualTo("0.00");
    }

    @Test
    void theSameKeyTwiceHasOneEffect() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> sheet = Actors.sheet();
        Actors.draft();
        var first = as(TEAM).header("Idempotency-Key", key).body(sheet).post("/v1/projects");
        var second = as(TEAM).header("Idempotency-Key", key).body(sheet).post("/v1/projects");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.asString()).isEqualTo(first.asString());
        List<String> found = as(TEAM).queryParam("q", (String) sheet.get("title"))
                .get("/v1/projects")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(found).containsExactly(first.<String>path("id"));
    }

    @Test
    void submissionReportsEveryUnmetRuleAtOnce() {
        String id = once(TEAM)
                .body(Map.of("territory", Actors.TERRITORY, "title", "À compléter"))
                .post("/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Actors.moveProject(TEAM, id, Map.of("command", "SUBMIT"))
                .then()
                .statusCode(409)
                .body("code", equalTo("RULES_UNMET"))
                .body("errors.size()", org.hamcrest.Matchers.greaterThanOrEqualTo(3));
    }
}
