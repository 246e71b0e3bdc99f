package fr.territoiresindustrie.funding.reconciliation;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.kit.time.Time.PARIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** An extract of accounts held against confirmed payments, and what people decide. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReconciliationResourceIT {

    private static final String PATH = "/v1/payments/accounts-extracts";
    private static final String COLLEAGUE =
            Tokens.sign(Tokens.claims("ademe-colleague", "operator").claim("operator", "ademe"));
    private final String today = LocalDate.now(PARIS).toString();

    private static final int MANY = 20_050;

    @Inject
    FundingFixture funding;

    @Inject
    EntityManager entities;

    @Inject
    CandidateRepository payments;

    @Test
    void proposesWithItsConfidenceAndAPersonDecides() throws Exception {
        String envelope = funding.envelope("10000.00");
        once(ADEME)
                .body(Map.of(
                        "kind",
                        "OPENING",
                        "authority",
                        "CP",
                        "year",
                        LocalDate.now(PARIS).getYear(),
                        "amount",
                        "10000.00",
                        "reason",
                        "Loi de finances"))
                .post("/v1/envelopes/" + envelope + "/movements")
                .then()
                .statusCode(201);
        String id = funding.selected(envelope, "1000.00");
        FundingFixture.move(ADEME, id, FundingFixture.agree("1000.00")).then().statusCode(200);
        String reference = as(ADEME).get("/v1/applications/" + id).path("agreement.legalReference");
        String first = paid(id, "100.00");
        String second = paid(id, "100.00");
        String third = paid(id, "57.31");

        Response extract = upload(
                ADEME,
                List.of(
                        line(1, reference, "57.31", today),
                        line(2, reference.toLowerCase(java.util.Locale.ROOT), "100.00", today),
                        line(3, "EJ-UNKNOWN", "999.99", "2020-01-01")));
        extract.then()
                .statusCode(201)
                .body("matched", equalTo(1))
                .body("ambiguous", equalTo(1))
                .body("unmatched", equalTo(1));
        String lines = PATH + "/" + extract.path("id") + "/lines";
        as(ADEME)
                .get(lines)
                .then()
                .body("items.match", contains("MATCHED", "AMBIGUOUS", "UNMATCHED"))
                .body("items[0].confidence", equalTo(100))
                .body("items[0].candidates[0].paymentId", equalTo(third))
                .body("items[1].candidates.paymentId", hasItems(first, second));
        as(ADEME).get(lines + "?match=UNMATCHED").then().body("items.line", contains(3));
        decide(ADEME, lines + "/1", third).then().statusCode(201).body("decision.paymentId", equalTo(third));
        decide(ADEME, lines + "/2", third).then().statusCode(409).body("code", equalTo("PAYMENT_ALREADY_MATCHED"));
        decide(ADEME, lines + "/2", first).then().statusCode(201);
        decide(ADEME, lines + "/2", second).then().statusCode(201).body("decision.paymentId", equalTo(second));
        once(ADEME)
                .body(Map.of("reason", "Payé hors plateforme"))
                .post(lines + "/3/decisions")
                .then()
                .statusCode(201)
                .body("decision.paymentId", nullValue());
        as(ADEME).get(PATH + "/" + extract.path("id")).then().body("decided", equalTo(3));
        as(ADEME).get(lines).then().body("items[0].decision.decidedBy", equalTo("ademe"));
        as(Tokens.observer())
                .get(lines)
                .then()
                .statusCode(200)
                .body("items[0].decision.reason", notNullValue())
                .body("items[0].decision.decidedBy", nullValue());
        assertThat(funding.query(
                        "select count(*) from accounts_decision where extract_id = '" + extract.path("id") + "'"))
                .containsExactly("4");
    }

    /** In a transaction that is rolled back: payments without movements would break the ledger's invariants for all other tests. */
    @Test
    void findsItsPaymentAmongAnyNumberByWhatAgrees() throws Exception {
        String id = funding.selected(funding.envelope("10.00"), "10.00");
        QuarkusTransaction.begin();
        try {
            findsItsPaymentOf(id);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void findsItsPaymentOf(String id) {
        entities.createNativeQuery("""
                        insert into payment (id, version, reference, application_id, project_id, operator, kind, state, amount, proofs, authorised_by,
                            confirmed_by, confirmed_on, credit_year, requested_at, moved_at)
                        select cast('00000000-0000-4000-8000-' || lpad(cast(n as text), 12, '0') as uuid), 0, 'BULK-' || lpad(cast(n as text), 6, '0'),
                            a.id, a.project_id, 'ademe', 'INTERIM', 'CONFIRMED', 700000000 + n, '[]', 'a', 'b', date '2020-01-01' + n / 100, 2020, now(), now()
                        from application a cross join generate_series(1, :many) n where a.id = cast(:id as uuid)""")
                .setParameter("many", MANY)
                .setParameter("id", id)
                .executeUpdate();
        entities.createNativeQuery("update application set legal_reference = 'EJ-BULK' where id = cast(:id as uuid)")
                .setParameter("id", id)
                .executeUpdate();
        LocalDate last = LocalDate.of(2020, 1, 1).plusDays(MANY / 100);
        Money amount = new Money(700_000_000 + MANY);
        List<ReconciliationRequests.Line> lines = List.of(
                new ReconciliationRequests.Line(1, "ej-bulk", "55210055400013", amount, last),
                new ReconciliationRequests.Line(2, "EJ-OTHER", "55210055400013", amount, last.plusDays(90)),
                new ReconciliationRequests.Line(3, "EJ-OTHER", "55210055400021", amount, last),
                new ReconciliationRequests.Line(4, "EJ-OTHER", null, amount, last.plusDays(10)),
                new ReconciliationRequests.Line(5, "EJ-OTHER", "55210055400021", amount, last.plusDays(11)),
                new ReconciliationRequests.Line(6, "EJ-BULK", null, new Money(1), last.plusDays(90)));
        Map<Integer, List<Paid>> found = payments.candidates(OwnerKind.OPERATOR, "ademe", lines);
        assertThat(proposed(lines, found))
                .containsExactly(
                        "1 MATCHED 100 BULK-020050", // all agrees, though 20 049 others have the reference too
                        "2 AMBIGUOUS 45 BULK-020050",
                        "3 AMBIGUOUS 48 BULK-020050",
                        "4 AMBIGUOUS 40 BULK-020050",
                        "5 UNMATCHED 0 -",
                        "6 AMBIGUOUS 45 BULK-000001");
        assertThat(found.get(1)).hasSize(10);
        assertThat(proposed(lines, payments.candidates(OwnerKind.OPERATOR, "bpifrance", lines)))
                .allMatch(line -> line.endsWith("UNMATCHED 0 -"));
        entities.createNativeQuery("set local enable_seqscan = off").executeUpdate();
        String plan = entities.createNativeQuery("explain " + CandidateRepository.CANDIDATES_OF)
                .setParameter("kind", "OPERATOR")
                .setParameter("owner", "ademe")
                .setParameter(
                        "lines",
                        "[{\"line\": 1, \"reference\": \"EJ-BULK\", \"siret\": null, \"amount\": 1, \"paid_on\": \"2020-01-01\"}]")
                .getResultList()
                .toString();
        assertThat(plan).contains("payment_of_amount").doesNotContain("Seq Scan");
    }

    private static List<String> proposed(List<ReconciliationRequests.Line> lines, Map<Integer, List<Paid>> found) {
        return lines.stream()
                .map(line -> {
                    Proposed made = Proposed.of(line, found.getOrDefault(line.line(), List.of()));
                    return line.line() + " " + made.match() + " " + made.confidence() + " "
                            + made.candidates().stream()
                                    .map(Candidate::reference)
                                    .findFirst()
                                    .orElse("-");
                })
                .toList();
    }

    @Test
    void belongsToItsBody() {
        String id = upload(ADEME, List.of(line(1, "EJ-1", "1.00", today))).path("id");
        upload(Tokens.operator("bpifrance"), List.of(line(1, "EJ-1", "1.00", today)))
                .then()
                .statusCode(403);
        upload(TEAM, List.of(line(1, "EJ-1", "1.00", today))).then().statusCode(403);
        upload(null, List.of(line(1, "EJ-1", "1.00", today))).then().statusCode(401);
        for (String token : List.of(ADEME, Tokens.delegation(), Tokens.observer())) {
            as(token).get(PATH + "/" + id).then().statusCode(200);
            as(token).get(PATH).then().body("items.id", hasItem(id));
        }
        for (String token : List.of(Tokens.operator("bpifrance"), Tokens.region("84"))) {
            as(token).get(PATH + "/" + id).then().statusCode(404);
            as(token).get(PATH).then().body("items.find { it.id == '" + id + "' }", nullValue());
            once(token)
                    .body(Map.of("reason", "x"))
                    .post(PATH + "/" + id + "/lines/1/decisions")
                    .then()
                    .statusCode(404);
        }
        once(Tokens.delegation())
                .body(Map.of("reason", "x"))
                .post(PATH + "/" + id + "/lines/1/decisions")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesExtractsThatAreNone() {
        upload(ADEME, List.of(line(1, "EJ-1", "1.00", today), line(1, "EJ-2", "1.00", today)))
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_REPEATS_LINE"));
        upload(ADEME, List.of(line(1, "EJ-1", "0.00", today)))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/lines/0/amount"));
        upload(ADEME, List.of(line(1, "EJ-1", "1e3", today))).then().statusCode(422);
    }

    private static Map<String, Object> line(int line, String reference, String amount, String on) {
        return Map.of(
                "line", line, "legalReference", reference, "siret", "55210055400013", "amount", amount, "paidOn", on);
    }

    private static Response upload(String token, List<Map<String, Object>> lines) {
        return once(token)
                .body(Map.of("ownerKind", "OPERATOR", "owner", "ademe", "source", "extrait.csv", "lines", lines))
                .post(PATH);
    }

    private static Response decide(String token, String line, String payment) {
        return once(token)
                .body(Map.of("paymentId", payment, "reason", "Vérifié au relevé"))
                .post(line + "/decisions");
    }

    private static String paid(String id, String amount) {
        String payment = once(ADEME)
                .body(Map.of(
                        "kind",
                        "INTERIM",
                        "amount",
                        amount,
                        "proofs",
                        List.of(Map.of("label", "Facture", "reference", "F-1"))))
                .post("/v1/applications/" + id + "/payments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (Map.Entry<String, String> step : List.of(Map.entry(ADEME, "AUTHORISE"), Map.entry(COLLEAGUE, "CONFIRM"))) {
            once(step.getKey())
                    .header("If-Match", as(ADEME).get("/v1/payments/" + payment).header("ETag"))
                    .body(Map.of("command", step.getValue()))
                    .post("/v1/payments/" + payment + "/transitions")
                    .then()
                    .statusCode(200);
        }
        return payment;
    }
}
