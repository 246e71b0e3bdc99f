package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.aid.AidFixture.agree;
import static fr.territoiresindustrie.funding.aid.AidFixture.atOnce;
import static fr.territoiresindustrie.funding.aid.AidFixture.selected;
import static fr.territoiresindustrie.funding.aid.AidFixture.siren;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** Aid of several operators for one undertaking. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeMinimisIT extends MoneyScenario {

    private static final int CLIENTS = 32;

    @Test
    void theDeMinimisCeilingHoldsWhenManyAgreeAtOnceForOneGroup() throws Exception {
        String head = siren();
        String member = siren();
        once(ADEME)
                .body(Map.of("headSiren", head, "reason", "Filiale à 100 %"))
                .post("/v1/beneficiaries/" + member + "/de-minimis/group")
                .then()
                .statusCode(201)
                .body("members", contains(head, member));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            ids.add(selected(
                    funding.project("APPROVED"),
                    funding.envelope("50000.00"),
                    "50000.00",
                    null,
                    i % 2 == 0 ? head : member));
        }
        List<Response> answers = atOnce(ids, Map.of("deMinimis", true));
        assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(6);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() != 200)
                .allSatisfy(a -> assertThat(a.jsonPath().getString("code")).isEqualTo("DE_MINIMIS_EXCEEDED"));
        as(ADEME)
                .get("/v1/beneficiaries/" + member + "/de-minimis?at=2026-03-01")
                .then()
                .statusCode(200)
                .body("granted", equalTo("300000.00"))
                .body("left", equalTo("0.00"))
                .body("grants.size()", equalTo(6));
        assertThat(as(ADEME)
                        .accept("text/csv")
                        .get("/v1/beneficiaries/" + member + "/de-minimis/export")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .startsWith("siren,granter,reference,grantedOn,amount,declared,counted\r\n")
                .hasLineCount(7);
    }

    @Test
    void aidHadElsewhereCountsToo() throws Exception {
        String siren = siren();
        Map<String, String> declaration = Map.of(
                "granter", "Région Bretagne", "reference", "2025-12", "amount", "299999.99", "grantedOn", "2026-01-15");
        String path = "/v1/beneficiaries/" + siren + "/de-minimis";
        once(ADEME)
                .body(declaration)
                .post(path + "/declarations")
                .then()
                .statusCode(201)
                .body("left", equalTo("0.01"));
        once(ADEME).body(declaration).post(path + "/declarations").then().statusCode(409);
        String id = selected(funding.project("APPROVED"), funding.envelope("10.00"), "1.00", null, siren);
        agree(id, "0.02", Map.of("deMinimis", true)).then().statusCode(409).body("left", equalTo("0.01"));
        agree(id, "0.01", Map.of("deMinimis", true)).then().statusCode(200);
    }

    @Test
    void countersAreNotForEverybody() {
        String path = "/v1/beneficiaries/" + siren() + "/de-minimis";
        as(null).get(path).then().statusCode(401);
        as(TEAM).get(path).then().statusCode(403);
        as(Tokens.platformAdmin()).get(path).then().statusCode(403);
        for (String token : List.of(
                ADEME, Tokens.region("84"), Tokens.delegation(), Tokens.observer(), Tokens.operator("bpifrance"))) {
            as(token).get(path).then().statusCode(200).body("left", equalTo("300000.00"));
        }
        once(Tokens.observer())
                .body(Map.of("headSiren", siren(), "reason", "x"))
                .post(path + "/group")
                .then()
                .statusCode(403);
        as(ADEME).get("/v1/beneficiaries/123456789/de-minimis").then().statusCode(404);
        as(ADEME).get(path + "?at=hier").then().statusCode(422);
    }
}
