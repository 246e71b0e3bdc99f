package fr.territoiresindustrie.funding.importing;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.code;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EnvelopeImportIT extends MoneyScenario {

    private final String source = code("SRC");
    private final String envelope = code("FRI");

    @Test
    void writesOpeningsReplenishmentsAndFreezesWithTheirQuotation() {
        Response report = run(List.of(
                row(1, "OPENING", envelope, "TOTAL", "300.00"),
                row(2, "REPLENISHMENT", envelope, "TOTAL", "350.00"),
                row(3, "REPLENISHMENT", envelope, "TOTAL", "100.00"),
                row(4, "FREEZE", envelope, "TOTAL", "50.00"),
                row(5, "OPENING", code("ANN"), "ANNUAL", "100.00"),
                row(6, "REPLENISHMENT", code("NIL"), "TOTAL", "1.00"),
                row(7, "OPENING", envelope, "TOTAL", "1.00")));
        report.then()
                .statusCode(201)
                .body("total", equalTo(7))
                .body("accepted", equalTo(4))
                .body("refused", equalTo(3));
        assertThat(balance(envelope, "granted")).isEqualTo("750.00");
        assertThat(balance(envelope, "available")).isEqualTo("700.00");
        as(null).get("/v1/envelopes/imports/" + report.path("id") + "/rows?status=REFUSED")
                .then()
                .statusCode(200)
                .body("items.line", contains(5, 6, 7))
                .body("items.code", contains("NOT_A_TOTAL", "UNKNOWN_ENVELOPE", "ENVELOPE_CODE_TAKEN"));
        as(null).get("/v1/envelopes/" + envelope)
                .then()
                .body("origin", equalTo("PUBLISHED_FIGURES"))
                .body("quotation", equalTo("dotée de 300 M€"));
        as(ADEME)
                .header("Idempotency-Key", code("K"))
                .body(Map.of())
                .post("/v1/envelopes/imports")
                .then()
                .statusCode(403);
    }

    @Test
    void importingAgainChangesNothing() {
        List<Map<String, Object>> rows = List.of(
                row(1, "OPENING", envelope, "TOTAL", "300.00"), row(2, "REPLENISHMENT", envelope, "TOTAL", "350.00"));
        run(rows).then().body("accepted", equalTo(2));
        run(rows).then().statusCode(201).body("accepted", equalTo(0)).body("unchanged", equalTo(2));
        assertThat(balance(envelope, "granted")).isEqualTo("650.00");
    }

    @Test
    void refusesTwoRowsOfOneLineAndWritesNothing() {
        run(List.of(
                        row(1, "OPENING", envelope, "TOTAL", "300.00"),
                        row(2, "REPLENISHMENT", envelope, "TOTAL", "1.00"),
                        row(1, "REPLENISHMENT", envelope, "TOTAL", "350.00")))
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_REPEATS_LINE"))
                .body("errors.pointer", contains("/rows/2/line"));
        as(null).get("/v1/envelopes/" + envelope).then().statusCode(404);
    }

    private Response run(List<Map<String, Object>> rows) {
        return once(Tokens.platformAdmin())
                .body(Map.of("source", "essai.csv", "rows", rows))
                .post("/v1/envelopes/imports");
    }

    private Map<String, Object> row(int line, String movement, String envelope, String basis, String amount) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "line",
                line,
                "externalId",
                source + "-" + line,
                "movement",
                movement,
                "envelope",
                envelope,
                "label",
                "Fonds friches",
                "basis",
                basis,
                "amount",
                amount,
                "quotation",
                "dotée de 300 M€"));
        row.put(
                "fundingSource",
                Map.of("code", source, "label", "France Relance", "ownerKind", "OPERATOR", "ownerCode", "etat"));
        return row;
    }
}
