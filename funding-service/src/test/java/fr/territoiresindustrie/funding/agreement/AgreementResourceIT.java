package fr.territoiresindustrie.funding.agreement;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Agreements as documents, and their amendments. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AgreementResourceIT extends MoneyScenario {

    private static final Map<String, Object> WHOLE = Map.of(
            "eligibleBase",
            "1000.00",
            "expenditure",
            "Travaux <de> dépollution",
            "startsOn",
            "2096-04-01",
            "endsOn",
            "2097-03-31",
            "schedule",
            List.of(
                    Map.of("label", "Avance", "amount", "100.00", "dueOn", "2026-04-15"),
                    Map.of("label", "Solde", "amount", "300.00", "dueOn", "2027-05-15")),
            "reversal",
            "Reversement au prorata.",
            "deMinimis",
            false);

    @Test
    void theDocumentSaysWhatTheDecreeDemands() throws Exception {
        String id = agreed(funding.envelope("1000.00"), "400.00", WHOLE);
        as(null).get("/v1/applications/" + id + "/agreement")
                .then()
                .statusCode(200)
                .body("missing", empty())
                .body("rate", equalTo(0.4f))
                .body("versions.number", contains(1));
        String html = as(null).accept("text/html")
                .get("/v1/applications/" + id + "/agreement/document")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(html)
                .contains("55210055400013", "400.00 EUR", "1000.00 EUR", "2097-03-31", "Reversement au prorata.", "EJ-")
                .contains("Travaux &lt;de&gt; dépollution")
                .doesNotContain("non précisé");
        byte[] pdf = as(null).accept("application/pdf")
                .get("/v1/applications/" + id + "/agreement/document")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("application/pdf"))
                .extract()
                .asByteArray();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void allThatIsMissingIsSaidAtOnceAndNothingIsAgreed() throws Exception {
        String envelope = funding.envelope("1000.00");
        String id = funding.selected(envelope, "400.00");
        agree(id, "400.00", Map.of("deMinimis", false, "startsOn", "2096-04-01"))
                .then()
                .statusCode(422)
                .body("code", equalTo("AGREEMENT_INCOMPLETE"))
                .body("errors.code", contains("EXPENDITURE", "ELIGIBLE_BASE", "COMPLETION", "SCHEDULE"))
                .body(
                        "errors.pointer",
                        contains(
                                "/agreement/terms/expenditure",
                                "/agreement/terms/eligibleBase",
                                "/agreement/terms/endsOn",
                                "/agreement/terms/schedule"));
        FundingFixture.move(
                        ADEME,
                        id,
                        Map.of(
                                "command",
                                "AGREE",
                                "dryRun",
                                true,
                                "agreement",
                                Map.of("amount", "400.00", "agreedOn", "2026-03-01", "legalReference", "EJ-1")))
                .then()
                .statusCode(422)
                .body("errors", hasSize(4));
        assertThat(balance(envelope, "committed")).isEqualTo("0.00");
        as(ADEME).get("/v1/applications/" + id + "/agreement").then().statusCode(404);
        agree(id, "400.00", WHOLE).then().statusCode(200);
        amend(ADEME, id, "400.00", Map.of("eligibleBase", "1000.00", "deMinimis", false), "x")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/terms/expenditure", "/terms/endsOn", "/terms/schedule"));
    }

    /** What was published elsewhere may say less: its document says what is missing. */
    @Test
    void whatIsMissingOfAPublishedGrantIsSaid() throws Exception {
        String envelope = funding.published("400.00");
        Map<String, Object> row = Map.of(
                "line",
                1,
                "externalId",
                envelope + "-1",
                "projectId",
                funding.project("APPROVED"),
                "subject",
                "Friche",
                "beneficiaryName",
                "Commune",
                "beneficiarySiren",
                "552100554",
                "amount",
                "400.00",
                "legalReference",
                "DS-1");
        once(Tokens.platformAdmin())
                .body(Map.of("source", "friches.csv", "envelope", envelope, "rows", List.of(row)))
                .post("/v1/applications/imports")
                .then()
                .statusCode(201);
        String id = as(null).get("/v1/applications?envelope=" + envelope).path("items[0].id");
        as(null).get("/v1/applications/" + id + "/agreement")
                .then()
                .body(
                        "missing",
                        contains(
                                "BENEFICIARY_SIRET",
                                "EXPENDITURE",
                                "ELIGIBLE_BASE",
                                "COMPLETION",
                                "SCHEDULE",
                                "SIGNATURE_DATE"));
    }

    @Test
    void anAmendmentIsAVersionThatCommitsOrFreesTheDifference() throws Exception {
        String envelope = funding.envelope("1000.00");
        String id = agreed(envelope, "400.00", WHOLE);
        amend(ADEME, id, "1000.01", terms("1000.01", Map.of()), "x")
                .then()
                .statusCode(409)
                .body("code", equalTo("OVER_COMMITMENT"));
        assertThat(balance(envelope, "available")).isEqualTo("600.00");
        amend(ADEME, id, "600.00", terms("600.00", Map.of("eligibleBase", "2000.00")), "Surcoût")
                .then()
                .statusCode(200)
                .body("amount", equalTo("600.00"))
                .body("versions.number", contains(1, 2))
                .body("versions.amount", contains("400.00", "600.00"));
        assertThat(balance(envelope, "available")).isEqualTo("400.00");
        amend(ADEME, id, "250.00", terms("250.00", Map.of()), "Moindre dépense")
                .then()
                .statusCode(200)
                .body("versions.amount", contains("400.00", "600.00", "250.00"));
        assertThat(balance(envelope, "available")).isEqualTo("750.00");
        as(TEAM).get("/v1/applications/" + id + "/history").then().body("items.action[0]", equalTo("AMEND"));
        amend(ADEME, id, "0.00", terms("0.00", Map.of()), "x").then().statusCode(409);
        amend(Tokens.operator("bpifrance"), id, "1.00", terms("1.00", Map.of()), "x")
                .then()
                .statusCode(403);
        amend(Tokens.region("84"), id, "1.00", terms("1.00", Map.of()), "x")
                .then()
                .statusCode(403);
    }

    @Test
    void anAmendmentStaysWithinTheEligibleBase() throws Exception {
        String id = agreed(funding.envelope("5000.00"), "400.00", WHOLE);
        amend(ADEME, id, "1000.01", terms("1000.01", Map.of("eligibleBase", "1000.00")), "x")
                .then()
                .statusCode(422);
        amend(ADEME, id, "1000.00", terms("1000.00", Map.of("eligibleBase", "1000.00")), "Jusqu'à l'assiette")
                .then()
                .statusCode(200);
    }

    @Test
    void termsMayNotContradictThemselves() throws Exception {
        String id = funding.selected(funding.envelope("1000.00"), "400.00");
        agree(id, "400.00", Map.of("startsOn", "2096-04-01", "endsOn", "2096-03-31", "deMinimis", false))
                .then()
                .statusCode(422)
                .body("errors.code", contains("DATES_REVERSED"));
        agree(id, "400.00", Map.of("eligibleBase", "399.99", "deMinimis", false))
                .then()
                .statusCode(422);
        agree(id, "400.00", Map.of("schedule", List.of(Map.of("label", "Tout", "amount", "1.00")), "deMinimis", false))
                .then()
                .statusCode(422)
                .body("errors.code", contains("SCHEDULE_NOT_WHOLE"));
    }

    private String agreed(String envelope, String amount, Map<String, Object> terms) throws Exception {
        String id = funding.selected(envelope, amount);
        agree(id, amount, terms).then().statusCode(200);
        return id;
    }

    private static Response agree(String id, String amount, Map<String, Object> terms) {
        return FundingFixture.move(ADEME, id, FundingFixture.agree(amount, terms));
    }

    private static Response amend(String token, String id, String amount, Map<String, Object> terms, String reason) {
        return once(token)
                .header("If-Match", as(ADEME).get("/v1/applications/" + id).header("ETag"))
                .body(Map.of("amount", amount, "agreedOn", "2026-06-01", "reason", reason, "terms", terms))
                .post("/v1/applications/" + id + "/agreement/amendments");
    }
}
