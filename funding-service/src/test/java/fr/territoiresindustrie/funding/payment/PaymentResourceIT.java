package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.kit.time.Time.PARIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Payments of an agreement, from the advance to the settlement. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PaymentResourceIT {

    /** A second person of the same operator. */
    private static final String COLLEAGUE =
            Tokens.sign(Tokens.claims("ademe-colleague", "operator").claim("operator", "ademe"));

    private static final List<Map<String, String>> PROOF =
            List.of(Map.of("label", "Facture", "reference", "archives/2026/F-12"));

    @Inject
    FundingFixture funding;

    @AfterEach
    void nothingIsLost() throws Exception {
        funding.invariantsHold();
        funding.eventsFollowTheirSchemas();
    }

    @Test
    void goesFromTheAdvanceToTheSettlementThatFreesWhatIsLeft() throws Exception {
        String envelope = funded("1000.00", "1000.00");
        String id = agreed(envelope, "500.00");
        pay(id, Map.of("kind", "ADVANCE", "amount", "150.00"));
        application(id).body("state", equalTo("IN_PAYMENT")).body("agreement.paid", equalTo("150.00"));
        pay(id, Map.of("kind", "INTERIM", "amount", "200.00", "proofs", PROOF));
        pay(id, Map.of("kind", "BALANCE", "amount", "100.00", "proofs", PROOF));
        assertThat(balance(envelope, "available")).isEqualTo("500.00");
        assertThat(balance(envelope, "paid")).isEqualTo("450.00");
        FundingFixture.move(ADEME, id, Map.of("command", "SETTLE"))
                .then()
                .statusCode(200)
                .body("state", equalTo("SETTLED"))
                .body("agreement.amount", equalTo("500.00"))
                .body("agreement.paid", equalTo("450.00"))
                .body("agreement.outstanding", equalTo("0.00"));
        assertThat(balance(envelope, "available")).isEqualTo("550.00");
        assertThat(balance(envelope, "outstanding")).isEqualTo("0.00");
        ask(ADEME, id, Map.of("kind", "BALANCE", "amount", "1.00", "proofs", PROOF))
                .then()
                .statusCode(409)
                .body("code", equalTo("NOTHING_TO_PAY"));
        as(TEAM).get("/v1/applications/" + id + "/history")
                .then()
                .body("items.action[0]", equalTo("SETTLE"))
                .body("items.action[1]", equalTo("START_PAYMENT"));
    }

    @Test
    void oneAuthorisesAndAnotherConfirms() throws Exception {
        String id = agreed(funded("1000.00", "1000.00"), "500.00");
        String payment = asked(id, Map.of("kind", "ADVANCE", "amount", "100.00"));
        move(ADEME, payment, "CONFIRM").then().statusCode(409).body("code", equalTo("TRANSITION_NOT_AVAILABLE"));
        move(ADEME, payment, "AUTHORISE").then().statusCode(200).body("state", equalTo("AUTHORISED"));
        move(ADEME, payment, "CONFIRM")
                .then()
                .statusCode(409)
                .body("code", equalTo("RULES_UNMET"))
                .body("errors.code", contains("SAME_PERSON"));
        as(ADEME)
                .get("/v1/payments/" + payment + "/transitions")
                .then()
                .body("commands.find { it.command == 'CONFIRM' }.unmet.code", contains("SAME_PERSON"));
        as(COLLEAGUE)
                .get("/v1/payments/" + payment + "/transitions")
                .then()
                .body("commands.find { it.command == 'CONFIRM' }.allowed", equalTo(true));
        move(COLLEAGUE, payment, "CONFIRM")
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("creditYear", equalTo(LocalDate.now(PARIS).getYear()))
                .body("confirmedOn", notNullValue());
        move(COLLEAGUE, payment, "REFUSE").then().statusCode(422);
    }

    @Test
    void advancesAndInterimPaymentsHaveTheirCaps() throws Exception {
        String id = agreed(funded("2000.00", "2000.00"), "1000.00");
        refused(id, Map.of("kind", "ADVANCE", "amount", "300.01"), "ADVANCE_ABOVE_CAP");
        refused(id, Map.of("kind", "ADVANCE", "amount", "600.01", "guarantee", "GAPD-1"), "ADVANCE_ABOVE_CAP");
        asked(id, Map.of("kind", "ADVANCE", "amount", "600.00", "guarantee", "GAPD-1"));
        refused(id, Map.of("kind", "INTERIM", "amount", "200.01", "proofs", PROOF), "INTERIM_ABOVE_CAP");
        refused(id, Map.of("kind", "INTERIM", "amount", "100.00"), "PROOF_MISSING");
        asked(id, Map.of("kind", "INTERIM", "amount", "200.00", "proofs", PROOF));
        refused(id, Map.of("kind", "BALANCE", "amount", "200.01", "proofs", PROOF), "PAYMENT_ABOVE_AGREEMENT");
        refused(id, Map.of("kind", "BALANCE", "amount", "200.00"), "PROOF_MISSING");
        asked(id, Map.of("kind", "BALANCE", "amount", "200.00", "proofs", PROOF));
        refused(id, Map.of("kind", "BALANCE", "amount", "0.01", "proofs", PROOF), "BALANCE_ALREADY_ASKED");
    }

    @Test
    void aLongAgreementMayBePaidToNinetyPerCentBeforeItsBalance() throws Exception {
        String envelope = funded("2000.00", "2000.00");
        String id = agreed(envelope, "1000.00", Map.of("startsOn", "2026-01-01", "endsOn", "2030-01-01"));
        asked(id, Map.of("kind", "INTERIM", "amount", "900.00", "proofs", PROOF));
        String four = agreed(envelope, "1000.00", Map.of("startsOn", "2026-01-01", "endsOn", "2029-12-31"));
        refused(four, Map.of("kind", "INTERIM", "amount", "900.00", "proofs", PROOF), "INTERIM_ABOVE_CAP");
    }

    @Test
    void theYearsCreditLimitsWhatIsPaid() throws Exception {
        String envelope = funded("1000.00", "99.99");
        String id = agreed(envelope, "500.00");
        String payment = asked(id, Map.of("kind", "ADVANCE", "amount", "100.00"));
        move(ADEME, payment, "AUTHORISE").then().statusCode(200);
        move(COLLEAGUE, payment, "CONFIRM")
                .then()
                .statusCode(409)
                .body("code", equalTo("MOVEMENT_REFUSED"))
                .body("available", equalTo("99.99"));
        as(ADEME).get("/v1/payments/" + payment).then().body("state", equalTo("AUTHORISED"));
        application(id).body("state", equalTo("AGREED")).body("agreement.paid", equalTo("0.00"));
    }

    @Test
    void whatIsGivenBackIsRecovered() throws Exception {
        String envelope = funded("1000.00", "1000.00");
        String id = agreed(envelope, "500.00");
        String paid = pay(id, Map.of("kind", "ADVANCE", "amount", "100.00"));
        refused(id, recovery(paid, "100.01"), "RECOVERY_ABOVE_PAYMENT");
        ask(TEAM, id, recovery(paid, "50.00")).then().statusCode(403);
        ask(ADEME, id, Map.of("kind", "RECOVERY", "amount", "50.00", "reason", "x"))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/recovers"));
        pay(id, recovery(paid, "60.00"));
        refused(id, recovery(paid, "40.01"), "RECOVERY_ABOVE_PAYMENT");
        application(id).body("agreement.paid", equalTo("100.00")).body("agreement.recovered", equalTo("60.00"));
        assertThat(balance(envelope, "recovered")).isEqualTo("60.00");
        FundingFixture.move(ADEME, id, Map.of("command", "DECOMMIT", "reason", "Projet arrêté"))
                .then()
                .statusCode(200)
                .body("state", equalTo("DECOMMITTED"));
        assertThat(balance(envelope, "available")).isEqualTo("900.00");
        pay(id, recovery(paid, "40.00"));
    }

    @Test
    void nothingIsSettledWhileAPaymentIsUnderWay() throws Exception {
        String id = agreed(funded("1000.00", "1000.00"), "500.00");
        pay(id, Map.of("kind", "ADVANCE", "amount", "100.00"));
        String open = asked(id, Map.of("kind", "INTERIM", "amount", "100.00", "proofs", PROOF));
        for (Map<String, String> command :
                List.of(Map.of("command", "SETTLE"), Map.of("command", "DECOMMIT", "reason", "x"))) {
            FundingFixture.move(ADEME, id, command)
                    .then()
                    .statusCode(409)
                    .body("errors.code", contains("PAYMENT_UNDER_WAY"));
        }
        move(ADEME, open, "REFUSE").then().statusCode(422).body("code", equalTo("REASON_REQUIRED"));
        moveWith(ADEME, open, Map.of("command", "REFUSE", "reason", "Facture d'un autre projet"))
                .then()
                .statusCode(200);
        FundingFixture.move(ADEME, id, Map.of("command", "SETTLE")).then().statusCode(200);
        FundingFixture.move(ADEME, id, Map.of("command", "START_PAYMENT"))
                .then()
                .statusCode(403);
    }

    @Test
    void manyClicksPayOnce() throws Exception {
        String envelope = funded("1000.00", "1000.00");
        String id = agreed(envelope, "500.00");
        String payment = asked(id, Map.of("kind", "ADVANCE", "amount", "100.00"));
        move(ADEME, payment, "AUTHORISE").then().statusCode(200);
        String tag = as(ADEME).get("/v1/payments/" + payment).header("ETag");
        List<Integer> statuses = atOnce(
                16,
                () -> once(COLLEAGUE)
                        .header("If-Match", tag)
                        .body(Map.of("command", "CONFIRM"))
                        .post("/v1/payments/" + payment + "/transitions")
                        .statusCode());
        assertThat(statuses).filteredOn(s -> s == 200).hasSize(1);
        assertThat(statuses).filteredOn(s -> s != 200).containsOnly(412);
        assertThat(balance(envelope, "paid")).isEqualTo("100.00");
    }

    @Test
    void manyRequestsAtOnceStayWithinTheCap() throws Exception {
        String id = agreed(funded("1000.00", "1000.00"), "500.00");
        List<Integer> statuses = atOnce(
                16,
                () -> ask(TEAM, id, Map.of("kind", "ADVANCE", "amount", "50.00"))
                        .statusCode());
        assertThat(statuses).filteredOn(s -> s == 201).hasSize(3);
        assertThat(statuses).filteredOn(s -> s != 201).containsOnly(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"0\"",
                "\"0.00\"",
                "\"-1\"",
                "\"1.001\"",
                "\"1e2\"",
                "\"١٢\"",
                "100",
                "\"999999999999999\"",
                "null"
            })
    void refusesAmountsThatAreNone(String amount) throws Exception {
        String id = agreed(funded("1000.00", "1000.00"), "500.00");
        once(ADEME)
                .body("{\"kind\": \"ADVANCE\", \"amount\": " + amount + "}")
                .post("/v1/applications/" + id + "/payments")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/amount"));
    }

    @Test
    void isSeenAsItsAgreementAndMovedByItsFunderOnly() throws Exception {
        String id = agreed(funded("1000.00", "1000.00"), "500.00");
        String payment = asked(id, Map.of("kind", "INTERIM", "amount", "100.00", "proofs", PROOF));
        for (String token : List.of(TEAM, ADEME, Tokens.region("84"), Tokens.delegation())) {
            as(token).get("/v1/payments/" + payment).then().statusCode(200).body("proofs", notNullValue());
        }
        for (String token : new String[] {null, Tokens.region("93"), Tokens.operator("bpifrance"), Tokens.observer()}) {
            as(token).get("/v1/payments/" + payment).then().statusCode(200).body("proofs", nullValue());
            as(token).get("/v1/applications/" + id + "/payments").then().body("items[0].proofs", nullValue());
        }
        for (String token : List.of(
                TEAM, Tokens.region("84"), Tokens.operator("bpifrance"), Tokens.delegation(), Tokens.observer())) {
            move(token, payment, "AUTHORISE").then().statusCode(403);
        }
        ask(Tokens.operator("bpifrance"), id, Map.of("kind", "ADVANCE", "amount", "1.00"))
                .then()
                .statusCode(403);
        ask(Tokens.region("84"), id, Map.of("kind", "ADVANCE", "amount", "1.00"))
                .then()
                .statusCode(403);
        as(null).get("/v1/payments/" + UUID.randomUUID()).then().statusCode(404);
    }

    private static Map<String, Object> recovery(String paid, String amount) {
        return Map.of("kind", "RECOVERY", "amount", amount, "recovers", paid, "reason", "Travaux abandonnés");
    }

    /** An envelope with this commitment authority and this year's payment credit. */
    private String funded(String authority, String credit) {
        String envelope = funding.envelope(authority);
        once(ADEME)
                .body(Map.of(
                        "kind",
                        "OPENING",
                        "authority",
                        "CP",
                        "year",
                        LocalDate.now(PARIS).getYear(),
                        "amount",
                        credit,
                        "reason",
                        "Loi de finances"))
                .post("/v1/envelopes/" + envelope + "/movements")
                .then()
                .statusCode(201);
        return envelope;
    }

    private String agreed(String envelope, String amount) throws Exception {
        return agreed(envelope, amount, Map.of());
    }

    private String agreed(String envelope, String amount, Map<String, Object> terms) throws Exception {
        String id = funding.selected(envelope, amount);
        Map<String, Object> all = new HashMap<>(terms);
        all.put("deMinimis", false);
        Map<String, Object> agree = Map.of(
                "command",
                "AGREE",
                "agreement",
                Map.of(
                        "amount",
                        amount,
                        "agreedOn",
                        "2026-03-01",
                        "legalReference",
                        "EJ-" + UUID.randomUUID(),
                        "terms",
                        all));
        FundingFixture.move(ADEME, id, agree).then().statusCode(200);
        return id;
    }

    private static io.restassured.response.ValidatableResponse application(String id) {
        return as(TEAM).get("/v1/applications/" + id).then().statusCode(200);
    }

    private static Response ask(String token, String id, Map<String, ?> body) {
        return once(token).body(body).post("/v1/applications/" + id + "/payments");
    }

    private static String asked(String id, Map<String, ?> body) {
        return ask(ADEME, id, body).then().statusCode(201).extract().path("id");
    }

    private static void refused(String id, Map<String, ?> body, String rule) {
        ask(ADEME, id, body)
                .then()
                .statusCode(409)
                .body("code", equalTo("PAYMENT_REFUSED"))
                .body("errors.code", contains(rule));
    }

    private static String pay(String id, Map<String, ?> body) {
        String payment = asked(id, body);
        move(ADEME, payment, "AUTHORISE").then().statusCode(200);
        move(COLLEAGUE, payment, "CONFIRM").then().statusCode(200);
        return payment;
    }

    private static Response move(String token, String payment, String command) {
        return moveWith(token, payment, Map.of("command", command));
    }

    private static Response moveWith(String token, String payment, Map<String, ?> body) {
        return once(token)
                .header("If-Match", as(ADEME).get("/v1/payments/" + payment).header("ETag"))
                .body(body)
                .post("/v1/payments/" + payment + "/transitions");
    }

    private static List<Integer> atOnce(int clients, Callable<Integer> call) throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(call));
            }
            for (var one : running) {
                answers.add(one.get());
            }
        }
        return answers;
    }
}
