package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.scheme;
import static fr.territoiresindustrie.funding.aid.AidFixture.agree;
import static fr.territoiresindustrie.funding.aid.AidFixture.atOnce;
import static fr.territoiresindustrie.funding.aid.AidFixture.selected;
import static fr.territoiresindustrie.funding.aid.AidFixture.siren;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Aid of several operators for one project. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AidAcrossOperatorsIT extends MoneyScenario {

    private static final int CLIENTS = 32;

    @Test
    void publicAidNeverExceedsTheEligibleBaseOverAllEnvelopes() throws Exception {
        UUID project = funding.project("APPROVED");
        String one = selected(project, funding.envelope("1000.00"), "600.00", null, siren());
        String other = selected(project, funding.envelope("1000.00"), "600.00", null, siren());
        agree(one, "600.00", Map.of("eligibleBase", "1000.00")).then().statusCode(200);
        agree(other, "400.01", Map.of("eligibleBase", "5000.00"))
                .then()
                .statusCode(409)
                .body("code", equalTo("PUBLIC_AID_EXCEEDED"))
                .body("left", equalTo("400.00"))
                .body("agreed", equalTo("600.00"))
                .body("ceiling", equalTo("1000.00"));
        agree(other, "400.00", Map.of()).then().statusCode(200);
    }

    @Test
    void aSchemeMayBeStricter() throws Exception {
        String envelope = funding.envelope("10000000.00");
        String scheme = scheme(Map.of(
                "form",
                "GRANT",
                "terms",
                Map.of("maxRate", 0.5, "cap", "800000.00", "maxPublicRate", 0.6, "deMinimis", false)));
        UUID project = funding.project("APPROVED");
        String id = selected(project, envelope, "900000.00", scheme, siren());
        agree(id, "500000.01", Map.of("eligibleBase", "1000000.00"))
                .then()
                .statusCode(409)
                .body("code", equalTo("SCHEME_CEILING_EXCEEDED"))
                .body("left", equalTo("500000.00"));
        agree(id, "800000.01", Map.of("eligibleBase", "9000000.00"))
                .then()
                .statusCode(409)
                .body("left", equalTo("800000.00"));
        agree(id, "500000.00", Map.of("eligibleBase", "1000000.00")).then().statusCode(200);
        String more = selected(project, envelope, "200000.00", null, siren());
        agree(more, "100000.01", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("PUBLIC_AID_EXCEEDED"))
                .body("left", equalTo("100000.00"));
    }

    @Test
    void theEligibleBaseHoldsWhenManyAgreeAtOnce() throws Exception {
        UUID project = funding.project("APPROVED");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            ids.add(selected(project, funding.envelope("100.00"), "100.00", null, siren()));
        }
        List<Response> answers = atOnce(ids, Map.of("eligibleBase", "1000.00"));
        assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(10);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() != 200)
                .allSatisfy(a -> assertThat(a.jsonPath().getString("code")).isEqualTo("PUBLIC_AID_EXCEEDED"));
    }
}
