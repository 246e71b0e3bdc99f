package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.scheme;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** What holds for an agreement holds for its amendments. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AmendedAidIT extends MoneyScenario {

    private final String siren = AidFixture.siren();

    @Test
    void staysWithinRateAndCapOfItsScheme() throws Exception {
        String scheme = scheme(Map.of("form", "GRANT", "terms", Map.of("maxRate", 0.5, "deMinimis", false)));
        String id = agreed(scheme, "400.00", Map.of("eligibleBase", "1000.00"));
        amend(id, "500.01", Map.of("eligibleBase", "1000.00"))
                .then()
                .statusCode(409)
                .body("code", equalTo("SCHEME_CEILING_EXCEEDED"))
                .body("errors.pointer", contains("/amount"))
                .body("left", equalTo("500.00"));
        amend(id, "500.00", Map.of("eligibleBase", "1000.00")).then().statusCode(200);
    }

    @Test
    void becomesDeMinimisOnlyWithinTheCeiling() throws Exception {
        String id = agreed(null, "250000.00", Map.of());
        declare("50000.01");
        amend(id, "250000.00", Map.of("deMinimis", true))
                .then()
                .statusCode(409)
                .body("code", equalTo("DE_MINIMIS_EXCEEDED"))
                .body("left", equalTo("249999.99"));
        amend(id, "249999.99", Map.of("deMinimis", true)).then().statusCode(200);
        counter().body("granted", equalTo("300000.00"));
    }

    @Test
    void doesNotLeaveTheCounterOfADeMinimisScheme() throws Exception {
        String scheme = scheme(Map.of("form", "GRANT", "terms", Map.of("deMinimis", true)));
        String id = agreed(scheme, "200000.00", Map.of());
        amend(id, "200000.00", Map.of("expenditure", "Travaux")).then().statusCode(200);
        counter().body("granted", equalTo("200000.00"));
        declare("50000.00");
        amend(id, "250000.01", Map.of()).then().statusCode(409).body("left", equalTo("50000.00"));
        amend(id, "250000.00", Map.of()).then().statusCode(200);
    }

    /** The counter counts an agreement from its first signature: a later amendment is held against the same three years. */
    @Test
    void isHeldAgainstTheYearsThatItIsCountedIn() throws Exception {
        String id = agreed(null, "200000.00", Map.of("deMinimis", true));
        once(ADEME)
                .body(Map.of("granter", "Ailleurs", "reference", "1", "amount", "100000.00", "grantedOn", "2023-06-01"))
                .post("/v1/beneficiaries/" + siren + "/de-minimis/declarations")
                .then()
                .statusCode(201);
        amend(id, "200000.01", Map.of("deMinimis", true)).then().statusCode(409);
    }

    private String agreed(String scheme, String amount, Map<String, Object> terms) throws Exception {
        String id = AidFixture.selected(
                funding.project("APPROVED"), funding.envelope("1000000.00"), "300000.00", scheme, siren);
        AidFixture.agree(id, amount, terms).then().statusCode(200);
        return id;
    }

    private void declare(String amount) {
        once(ADEME)
                .body(Map.of("granter", "Région", "reference", "1", "amount", amount, "grantedOn", "2026-01-15"))
                .post("/v1/beneficiaries/" + siren + "/de-minimis/declarations")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse counter() {
        return as(ADEME)
                .get("/v1/beneficiaries/" + siren + "/de-minimis?at=2026-06-01")
                .then()
                .statusCode(200);
    }

    private static Response amend(String id, String amount, Map<String, Object> terms) {
        return once(ADEME)
                .header("If-Match", as(ADEME).get("/v1/applications/" + id).header("ETag"))
                .body(Map.of(
                        "amount",
                        amount,
                        "agreedOn",
                        "2026-06-30",
                        "reason",
                        "Avenant",
                        "terms",
                        FundingFixture.terms(amount, terms)))
                .post("/v1/applications/" + id + "/agreement/amendments");
    }
}
