package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.application;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What is refused before it means anything. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApplicationInputIT extends MoneyScenario {

    @Test
    void hostileQueriesAreRefusedNotBroken() {
        for (String query : new String[] {
            "/v1/applications?project=abc",
            "/v1/applications?limit=abc",
            "/v1/applications?territory=%00",
            "/v1/envelopes?owner=%00",
            "/v1/envelopes/X%00/balance"
        }) {
            assertThat(as(null).urlEncodingEnabled(false).get(query).statusCode())
                    .as(query)
                    .isIn(404, 422);
        }
        funding.envelope("1.00");
        funding.envelope("1.00");
        as(null).urlEncodingEnabled(false)
                .get("/v1/envelopes?limit=1&x=a%7Cb")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesHostileInput() throws Exception {
        String envelope = funding.envelope("10.00");
        UUID project = funding.project("APPROVED");
        Map<String, Object> fields = Map.of(
                "subject",
                "a\u202Eb",
                "requested",
                "0.00",
                "eligibleBase",
                "1.00",
                "envelope",
                "NOWHERE",
                "projectId",
                UUID.randomUUID(),
                "beneficiary",
                Map.of("name", "X", "siren", "123456789"));
        fields.forEach((field, value) -> {
            Map<String, Object> body = new HashMap<>(application(project, envelope, "5.00"));
            body.put(field, value);
            once(TEAM).body(body).post("/v1/applications").then().statusCode(422);
        });
        Map<String, Object> foreign = new HashMap<>(application(project, envelope, "5.00"));
        foreign.put("beneficiary", Map.of("name", "X", "siren", "552100554", "siret", "35600000000048"));
        once(TEAM)
                .body(foreign)
                .post("/v1/applications")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("SIRET_OF_ANOTHER_SIREN"));
        Map<String, Object> more = new HashMap<>(application(project, envelope, "5.00"));
        more.put("state", "AGREED");
        once(TEAM).body(more).post("/v1/applications").then().statusCode(422).body("code", equalTo("UNKNOWN_FIELD"));
    }
}
