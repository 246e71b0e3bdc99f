package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.code;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Parity between two funders: nobody is late with what they have not agreed to match. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ParityConsentIT extends MoneyScenario {

    private static final String PARTNER = Tokens.operator("bpifrance");

    @Test
    void thePartnerConsentsFirst() throws Exception {
        String here = funding.envelope("300.00");
        String there = partners();
        move(ADEME, here, "REPLENISHMENT", "150.00", there)
                .then()
                .statusCode(409)
                .body("code", equalTo("PARITY_NOT_CONSENTED"))
                .body("errors.pointer", contains("/counterpart"));
        assertThat(balance(here, "granted")).isEqualTo("300.00");
        consent(PARTNER, there, here).then().statusCode(201).body("partner", equalTo(here));
        consent(PARTNER, there, here).then().statusCode(201);
        as(null).get("/v1/envelopes/" + here + "/parity")
                .then()
                .body("with[0].envelope", equalTo(there))
                .body("with[0].consentedHere", equalTo(false))
                .body("with[0].consentedThere", equalTo(true))
                .body("with[0].late", nullValue());
        move(ADEME, here, "REPLENISHMENT", "150.00", there).then().statusCode(201);
        as(null).get("/v1/envelopes/" + there + "/parity")
                .then()
                .body("with[0].late", equalTo(there))
                .body("with[0].missing", equalTo("150.00"));
        // the answer in return needs the first one's consent as well
        move(PARTNER, there, "REPLENISHMENT", "150.00", here).then().statusCode(409);
        consent(ADEME, here, there).then().statusCode(201);
        move(PARTNER, there, "REPLENISHMENT", "150.00", here).then().statusCode(201);
        as(null).get("/v1/envelopes/" + here + "/parity").then().body("with[0].late", nullValue());
        assertThat(funding.query(
                        "select count(*) from outbox_event where type = 'envelope.parity-consented' and aggregateid = '"
                                + there + "'"))
                .containsExactly("1");
    }

    @Test
    void isGivenByWhoAnswersForTheEnvelope() {
        String here = funding.envelope("1.00");
        String there = partners();
        for (String token : new String[] {ADEME, Tokens.region("84"), Tokens.delegation(), TEAM, Tokens.observer()}) {
            consent(token, there, here).then().statusCode(403);
        }
        consent(null, there, here).then().statusCode(401);
        consent(PARTNER, "NOWHERE", here).then().statusCode(404);
        consent(PARTNER, there, "NOWHERE").then().statusCode(422).body("errors.code", contains("UNKNOWN_ENVELOPE"));
        consent(PARTNER, there, there).then().statusCode(422).body("errors.code", contains("SAME_ENVELOPE"));
    }

    private static Response consent(String token, String envelope, String partner) {
        return once(token).body(Map.of("partner", partner)).post("/v1/envelopes/" + envelope + "/parity-consents");
    }

    private static String partners() {
        String source = code("SRC");
        once(PARTNER)
                .body(Map.of("code", source, "label", "F", "ownerKind", "OPERATOR", "ownerCode", "bpifrance"))
                .post("/v1/funding-sources")
                .then()
                .statusCode(201);
        String envelope = code("ENV");
        once(PARTNER)
                .body(Map.of("code", envelope, "label", "E", "fundingSource", source, "commitmentAuthority", "1.00"))
                .post("/v1/envelopes")
                .then()
                .statusCode(201);
        return envelope;
    }
}
