package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
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
import static fr.territoiresindustrie.funding.FundingFixture.move;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Who sees an application, and who may move it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApplicationRightsIT extends MoneyScenario {

    @Test
    void refusesAProjectThatIsNotApprovedOrNotTheirs() throws Exception {
        String envelope = funding.envelope("10.00");
        once(TEAM)
                .body(application(funding.project("SUBMITTED"), envelope, "5.00"))
                .post("/v1/applications")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_NOT_APPROVED"));
        once(TEAM)
                .body(application(UUID.randomUUID(), envelope, "5.00"))
                .post("/v1/applications")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("UNKNOWN_PROJECT"));
        once(Tokens.territory("TI2-9307"))
                .body(application(funding.project("APPROVED"), envelope, "5.00"))
                .post("/v1/applications")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("UNKNOWN_PROJECT"));
        once(ADEME)
                .body(application(funding.project("APPROVED"), envelope, "5.00"))
                .post("/v1/applications")
                .then()
                .statusCode(403);
    }

    @Test
    void showsEachPartyWhatConcernsIt() throws Exception {
        String envelope = funding.envelope("1000.00");
        String draft = funding.draft(envelope, "1.00");
        String submitted = funding.draft(envelope, "1.00");
        run(TEAM, submitted, "SUBMIT");
        String agreed = funding.selected(envelope, "1.00");
        move(ADEME, agreed, agree("1.00")).then().statusCode(200);
        Map<String, int[]> seen = new HashMap<>();
        seen.put(TEAM, new int[] {200, 200, 200});
        seen.put(ADEME, new int[] {404, 200, 200});
        seen.put(Tokens.region("84"), new int[] {404, 200, 200});
        seen.put(Tokens.delegation(), new int[] {404, 200, 200});
        seen.put(Tokens.observer(), new int[] {404, 200, 200});
        seen.put(null, new int[] {404, 404, 200});
        seen.put(Tokens.territory("TI2-9307"), new int[] {404, 404, 200});
        seen.put(Tokens.region("93"), new int[] {404, 404, 200});
        seen.put(Tokens.operator("bpifrance"), new int[] {404, 404, 200});
        seen.put(Tokens.platformAdmin(), new int[] {404, 404, 200});
        String[] ids = {draft, submitted, agreed};
        for (var who : seen.entrySet()) {
            List<String> listed = as(who.getKey())
                    .queryParam("envelope", envelope)
                    .get("/v1/applications")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.id");
            for (int i = 0; i < 3; i++) {
                as(who.getKey()).get("/v1/applications/" + ids[i]).then().statusCode(who.getValue()[i]);
                as(who.getKey())
                        .get("/v1/applications/" + ids[i] + "/transitions")
                        .then()
                        .statusCode(who.getValue()[i]);
                assertThat(listed.contains(ids[i])).isEqualTo(who.getValue()[i] == 200);
            }
        }
        as(null).get("/v1/applications/" + agreed + "/history").then().statusCode(401);
        as(Tokens.territory("TI2-9307"))
                .get("/v1/applications/" + agreed + "/history")
                .then()
                .statusCode(200)
                .body("items[0].actor", equalTo("-"));
        as(Tokens.region("84"))
                .get("/v1/applications/" + agreed + "/history")
                .then()
                .body("items[0].actor", equalTo("ademe"));
        as(null).get("/v1/envelopes/" + envelope + "/movements").then().body("items[0].actor", nullValue());
        as(ADEME).get("/v1/envelopes/" + envelope + "/movements").then().body("items[0].actor", equalTo("ademe"));
        as(null).queryParam("state", "NOWHERE")
                .get("/v1/applications")
                .then()
                .statusCode(422)
                .body("errors[0].parameter", equalTo("state"));
    }

    @Test
    void aDraftThatWasNeverSubmittedStaysWithItsTerritoryWhenWithdrawn() throws Exception {
        String envelope = funding.envelope("1000.00");
        String id = funding.draft(envelope, "1.00");
        move(TEAM, id, Map.of("command", "WITHDRAW", "reason", "abandon"))
                .then()
                .statusCode(200);
        for (String other : new String[] {ADEME, Tokens.region("84"), Tokens.delegation(), Tokens.observer(), null}) {
            as(other).get("/v1/applications/" + id).then().statusCode(404);
            as(other)
                    .queryParam("envelope", envelope)
                    .get("/v1/applications")
                    .then()
                    .body("items.size()", equalTo(0));
        }
    }

    @Test
    void aRegionAndATerritoryReadPageAfterPage() throws Exception {
        String envelope = funding.envelope("1000.00");
        for (int i = 0; i < 3; i++) {
            run(TEAM, funding.draft(envelope, "1.00"), "SUBMIT");
        }
        for (String token : new String[] {TEAM, Tokens.region("84"), ADEME, Tokens.delegation()}) {
            int seen = 0;
            String next = "/v1/applications?limit=1&envelope=" + envelope;
            while (next != null) {
                var page = as(token)
                        .urlEncodingEnabled(false)
                        .get(next)
                        .then()
                        .statusCode(200)
                        .extract();
                seen += page.<List<Object>>path("items").size();
                next = page.path("next");
            }
            assertThat(seen).isEqualTo(3);
        }
    }

    @Test
    void anotherPartyCannotMoveIt() throws Exception {
        String id = funding.selected(funding.envelope("10.00"), "5.00");
        String tag = as(ADEME).get("/v1/applications/" + id).header("ETag");
        Map<String, Integer> expected = Map.of(
                Tokens.operator("bpifrance"),
                404,
                Tokens.region("93"),
                404,
                Tokens.region("84"),
                403,
                TEAM,
                403,
                Tokens.delegation(),
                403,
                Tokens.platformAdmin(),
                403);
        expected.forEach((token, status) -> once(token)
                .header("If-Match", tag)
                .body(agree("5.00"))
                .post("/v1/applications/" + id + "/transitions")
                .then()
                .statusCode(status));
        as(ADEME).get("/v1/applications/" + id).then().body("state", equalTo("SELECTED"));
    }
}
