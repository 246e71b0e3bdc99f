package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.agree;
import static fr.territoiresindustrie.funding.FundingFixture.application;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.move;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

/** An application from its request to the agreement that commits. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApplicationResourceIT extends MoneyScenario {

    @Test
    void goesFromTheRequestToTheAgreementThatCommits() throws Exception {
        String envelope = funding.envelope("1000.00");
        String id = funding.selected(envelope, "400.00");
        move(ADEME, id, agree("350.00"))
                .then()
                .statusCode(200)
                .body("state", equalTo("AGREED"))
                .body("agreement.amount", equalTo("350.00"))
                .body("agreement.agreedOn", equalTo("2026-03-01"))
                .body("agreement.reconstructed", equalTo(false));
        assertThat(balance(envelope, "committed")).isEqualTo("350.00");
        assertThat(balance(envelope, "available")).isEqualTo("650.00");
        as(null).get("/v1/envelopes/" + envelope + "/movements")
                .then()
                .body("items[1].kind", equalTo("COMMITMENT"))
                .body("items[1].applicationId", equalTo(id));
        as(TEAM).get("/v1/applications/" + id + "/history")
                .then()
                .body(
                        "items.action",
                        contains(
                                "AGREE",
                                "SELECT",
                                "PRESELECT",
                                "APPRAISE",
                                "DECLARE_ELIGIBLE",
                                "DECLARE_COMPLETE",
                                "SUBMIT",
                                "CREATE"))
                .body("items[0].actor", equalTo("ademe"))
                .body("items[0].from", equalTo("SELECTED"))
                .body("items[0].to", equalTo("AGREED"));
    }

    @Test
    void decommitmentFreesTheAmountOnce() throws Exception {
        String envelope = funding.envelope("1000.00");
        String id = funding.selected(envelope, "400.00");
        move(ADEME, id, agree("400.00")).then().statusCode(200);
        move(ADEME, id, Map.of("command", "DECOMMIT")).then().statusCode(422).body("code", equalTo("REASON_REQUIRED"));
        move(ADEME, id, Map.of("command", "DECOMMIT", "reason", "Projet abandonné"))
                .then()
                .statusCode(200)
                .body("state", equalTo("DECOMMITTED"));
        assertThat(balance(envelope, "available")).isEqualTo("1000.00");
        assertThat(balance(envelope, "committed")).isEqualTo("0.00");
        move(ADEME, id, Map.of("command", "DECOMMIT", "reason", "encore"))
                .then()
                .statusCode(409)
                .body("code", equalTo("TRANSITION_NOT_AVAILABLE"));
    }

    @Test
    void anEmptyEnvelopeIs409AndNothingMoves() throws Exception {
        String envelope = funding.envelope("100.00");
        String id = funding.selected(envelope, "100.01");
        move(ADEME, id, agree("100.01"))
                .then()
                .statusCode(409)
                .body("code", equalTo("OVER_COMMITMENT"))
                .body("available", equalTo("100.00"))
                .body("asked", equalTo("100.01"));
        as(TEAM).get("/v1/applications/" + id)
                .then()
                .body("state", equalTo("SELECTED"))
                .body("agreement", nullValue());
        assertThat(balance(envelope, "available")).isEqualTo("100.00");
        move(ADEME, id, agree("100.00")).then().statusCode(200);
        assertThat(balance(envelope, "available")).isEqualTo("0.00");
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndChangesNothing() throws Exception {
        String envelope = funding.envelope("100.00");
        String id = funding.selected(envelope, "200.00");
        Map<String, Object> dry = new HashMap<>(agree("200.00"));
        dry.put("dryRun", true);
        move(ADEME, id, dry).then().statusCode(409).body("code", equalTo("OVER_COMMITMENT"));
        Map<String, Object> less = new HashMap<>(agree("100.00"));
        less.put("dryRun", true);
        move(ADEME, id, less).then().statusCode(200).body("state", equalTo("SELECTED"));
        assertThat(balance(envelope, "available")).isEqualTo("100.00");
    }

    @Test
    void listsEachCommandWithWhatStandsInItsWay() throws Exception {
        Map<String, Object> without =
                new HashMap<>(application(funding.project("APPROVED"), funding.envelope("10.00"), "5.00"));
        without.put("beneficiary", Map.of("name", "Sans établissement", "siren", "552100554"));
        String id = once(TEAM)
                .body(without)
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(TEAM).get("/v1/applications/" + id + "/transitions")
                .then()
                .body("commands.size()", equalTo(ApplicationCommand.values().length))
                .body("commands.find { it.command == 'SUBMIT' }.allowed", equalTo(true))
                .body("commands.find { it.command == 'AGREE' }.unmet.code", hasItem("WRONG_STATE"));
        run(TEAM, id, "SUBMIT");
        for (String command : List.of("DECLARE_COMPLETE", "DECLARE_ELIGIBLE", "APPRAISE", "PRESELECT", "SELECT")) {
            run(ADEME, id, command);
        }
        as(ADEME)
                .header("Accept-Language", "en")
                .get("/v1/applications/" + id + "/transitions")
                .then()
                .body("commands.find { it.command == 'AGREE' }.allowed", equalTo(false))
                .body("commands.find { it.command == 'AGREE' }.unmet.code", contains("SIRET_MISSING"))
                .body("commands.find { it.command == 'AGREE' }.unmet[0].field", equalTo("/beneficiary/siret"));
        as(TEAM).get("/v1/applications/" + id + "/transitions")
                .then()
                .body("commands.find { it.command == 'AGREE' }.unmet.code", hasItems("NOT_YOUR_ROLE", "SIRET_MISSING"));
        move(ADEME, id, agree("5.00"))
                .then()
                .statusCode(409)
                .body("code", equalTo("RULES_UNMET"))
                .body("errors.code", contains("SIRET_MISSING"));
    }

    @Test
    void demandsTheVersionThatWasRead() throws Exception {
        String id = funding.draft(funding.envelope("10.00"), "5.00");
        once(TEAM)
                .body(Map.of("command", "SUBMIT"))
                .post("/v1/applications/" + id + "/transitions")
                .then()
                .statusCode(428);
        once(TEAM)
                .header("If-Match", "\"9\"")
                .body(Map.of("command", "SUBMIT"))
                .post("/v1/applications/" + id + "/transitions")
                .then()
                .statusCode(412);
    }

    @Test
    void aDoubleClickCommitsOnce() throws Exception {
        String envelope = funding.envelope("1000.00");
        String id = funding.selected(envelope, "400.00");
        String tag = as(ADEME).get("/v1/applications/" + id).header("ETag");
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = agree("400.00");
        for (int i = 0; i < 3; i++) {
            as(ADEME)
                    .header("Idempotency-Key", key)
                    .header("If-Match", tag)
                    .body(body)
                    .post("/v1/applications/" + id + "/transitions")
                    .then()
                    .statusCode(200);
        }
        once(ADEME)
                .header("If-Match", tag)
                .body(body)
                .post("/v1/applications/" + id + "/transitions")
                .then()
                .statusCode(412);
        assertThat(balance(envelope, "committed")).isEqualTo("400.00");
    }

    @Test
    void agreementsKeepToTheirCeiling() throws Exception {
        String id = funding.selected(funding.envelope("1000.00"), "400.00");
        move(ADEME, id, agree("400.01")).then().statusCode(409).body("code", equalTo("AGREEMENT_ABOVE_CEILING"));
        move(ADEME, id, agree("0.00")).then().statusCode(409);
        move(ADEME, id, Map.of("command", "AGREE")).then().statusCode(422).body("code", equalTo("AGREEMENT_REQUIRED"));
    }

    @Test
    void isEditedAsADraftOrWhenCorrectionsAreAsked() throws Exception {
        String envelope = funding.envelope("1000.00");
        String id = funding.draft(envelope, "400.00");
        Map<String, Object> edit = new HashMap<>(application(UUID.randomUUID(), envelope, "300.00"));
        edit.remove("projectId");
        edit.remove("envelope");
        as(TEAM).header("If-Match", "\"0\"")
                .body(edit)
                .put("/v1/applications/" + id)
                .then()
                .statusCode(200)
                .body("requested", equalTo("300.00"));
        run(TEAM, id, "SUBMIT");
        String tag = as(TEAM).get("/v1/applications/" + id).header("ETag");
        as(TEAM).header("If-Match", tag)
                .body(edit)
                .put("/v1/applications/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("APPLICATION_NOT_EDITABLE"));
        move(ADEME, id, Map.of("command", "ASK_FOR_CORRECTIONS", "reason", "Devis manquant"))
                .then()
                .statusCode(200);
        edit.put("requested", "250.00");
        as(TEAM).header("If-Match", as(TEAM).get("/v1/applications/" + id).header("ETag"))
                .body(edit)
                .put("/v1/applications/" + id)
                .then()
                .statusCode(200)
                .body("requested", equalTo("250.00"));
    }
}
