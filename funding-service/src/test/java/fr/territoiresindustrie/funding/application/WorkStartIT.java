package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.agree;
import static fr.territoiresindustrie.funding.FundingFixture.application;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.created;
import static fr.territoiresindustrie.funding.FundingFixture.move;
import static fr.territoiresindustrie.funding.FundingFixture.run;
import static fr.territoiresindustrie.funding.FundingFixture.select;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** Work that a grant pays for starts after its application was received. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WorkStartIT extends MoneyScenario {

    @Test
    void noWorkOfAGrantStartsBeforeItsApplicationIsReceived() throws Exception {
        String envelope = funding.envelope("1000.00");
        UUID project = funding.project("APPROVED");
        LocalDate today = LocalDate.now(Time.PARIS);
        Map<String, Object> silent = new HashMap<>(application(project, envelope, "400.00"));
        silent.remove("worksStartOn");
        move(TEAM, created(silent), Map.of("command", "SUBMIT", "dryRun", true))
                .then()
                .statusCode(409)
                .body("errors.code", contains("WORK_START_NOT_STATED"))
                .body("errors.pointer", contains("/worksStartOn"));

        Map<String, Object> begun = new HashMap<>(silent);
        begun.put("worksStartOn", today.minusDays(1).toString());
        String id = created(begun);
        funding.query("update project set state = 'ABANDONED' where id = '" + project + "' returning id");
        move(TEAM, id, Map.of("command", "SUBMIT"))
                .then()
                .statusCode(409)
                .body("errors.code", contains("PROJECT_NOT_APPROVED", "WORK_BEFORE_RECEPTION"));
        funding.query("update project set state = 'APPROVED' where id = '" + project + "' returning id");
        as(ADEME).get("/v1/applications/" + id).then().statusCode(404);

        begun.put("worksStartOn", today.toString());
        String sameDay = created(begun);
        run(TEAM, sameDay, "SUBMIT");
        as(ADEME).get("/v1/applications/" + sameDay).then().body("worksStartOn", equalTo(today.toString()));
        move(ADEME, sameDay, Map.of("command", "ASK_FOR_CORRECTIONS", "reason", "Devis manquant"))
                .then()
                .statusCode(200);
        funding.query("update application set submitted_at = submitted_at - interval '9 days' where id = '" + sameDay
                + "' returning id");
        begun.remove("projectId");
        begun.remove("envelope");
        begun.put("worksStartOn", today.minusDays(9).toString());
        as(TEAM).header("If-Match", as(TEAM).get("/v1/applications/" + sameDay).header("ETag"))
                .body(begun)
                .put("/v1/applications/" + sameDay)
                .then()
                .statusCode(200);
        run(TEAM, sameDay, "SUBMIT"); // after the first reception, which counts

        select(sameDay);
        move(ADEME, sameDay, agreeFrom(today.minusDays(10), "400.00"))
                .then()
                .statusCode(422)
                .body("code", equalTo("WORK_BEFORE_RECEPTION"))
                .body("errors[0].pointer", equalTo("/agreement/terms/startsOn"));
        move(ADEME, sameDay, agreeFrom(today.minusDays(9), "400.00")).then().statusCode(200);
    }

    @Test
    void aLoanIsNoGrantAndMayBeForWorkUnderWay() throws Exception {
        Map<String, Object> body =
                new HashMap<>(application(funding.project("APPROVED"), funding.envelope("10.00"), "5.00"));
        body.put("scheme", FundingFixture.scheme(Map.of("form", "LOAN")));
        body.put("worksStartOn", "2020-01-01");
        run(TEAM, created(body), "SUBMIT");
        body.remove("worksStartOn");
        run(TEAM, created(body), "SUBMIT");
    }

    private static Map<String, Object> agreeFrom(LocalDate start, String amount) {
        return agree(amount, FundingFixture.terms(amount, Map.of("startsOn", start.toString())));
    }
}
