package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.agree;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.code;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Envelopes below envelopes, and money between them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EnvelopeTreeIT {

    @Inject
    FundingFixture funding;

    @AfterEach
    void nothingIsLostAndAllIsTold() throws Exception {
        funding.invariantsHold();
        funding.eventsFollowTheirSchemas();
    }

    @Test
    void delegatesToASubEnvelopeAndTakesBackWhatItHasNotUsed() throws Exception {
        String parent = funding.envelope("1000.00");
        String child = child(parent, "400.00", Map.of());
        assertThat(balance(parent, "delegated")).isEqualTo("400.00");
        assertThat(balance(parent, "available")).isEqualTo("600.00");
        assertThat(balance(child, "granted")).isEqualTo("400.00");
        move(ADEME, parent, "DELEGATION", "100.00", child).then().statusCode(201);
        FundingFixture.move(ADEME, funding.selected(child, "450.00"), agree("450.00"))
                .then()
                .statusCode(200);
        move(ADEME, parent, "WITHDRAWAL", "50.01", child)
                .then()
                .statusCode(409)
                .body("code", equalTo("MOVEMENT_REFUSED"))
                .body("available", equalTo("50.00"));
        move(ADEME, parent, "WITHDRAWAL", "50.00", child).then().statusCode(201);
        assertThat(balance(parent, "delegated")).isEqualTo("450.00");
        assertThat(balance(child, "available")).isEqualTo("0.00");
        as(null).get("/v1/envelopes/" + parent + "/children")
                .then()
                .statusCode(200)
                .body("items.code", contains(child))
                .body("items[0].parent", equalTo(parent));
        as(null).get("/v1/envelopes/" + child + "/movements")
                .then()
                .body(
                        "items.kind",
                        contains("DELEGATION_RECEIVED", "DELEGATION_RECEIVED", "COMMITMENT", "WITHDRAWAL_RETURNED"))
                .body("items[0].counterpart", equalTo(parent))
                .body("items.number", contains(1, 2, 3, 4))
                .body("items[3].balance.granted", equalTo("450.00"));
    }

    @Test
    void delegatesNoMoreThanIsAvailable() {
        String parent = funding.envelope("100.00");
        Response refused = open(ADEME, sub(parent, "100.01", Map.of()));
        refused.then().statusCode(409).body("code", equalTo("MOVEMENT_REFUSED")).body("available", equalTo("100.00"));
        assertThat(balance(parent, "available")).isEqualTo("100.00");
        as(null).get("/v1/envelopes/" + parent + "/children").then().body("items", hasSize(0));
    }

    @Test
    void staysWithinItsParent() {
        String parent = child(
                funding.envelope("100.00"),
                "80.00",
                Map.of(
                        "perimeter", Map.of("kind", "REGION", "codes", List.of("84", "93")),
                        "startsOn", "2026-01-01",
                        "endsOn", "2026-12-31"));
        Map<String, Object> outside = sub(
                parent,
                "1.00",
                Map.of(
                        "perimeter", Map.of("kind", "DEPARTEMENT", "codes", List.of("69", "33")),
                        "startsOn", "2025-12-31",
                        "endsOn", "2027-01-01"));
        open(ADEME, outside)
                .then()
                .statusCode(409)
                .body("code", equalTo("SUB_ENVELOPE_NOT_LEGAL"))
                .body("errors.code", containsInAnyOrder("PERIMETER_OUTSIDE", "STARTS_OUTSIDE", "ENDS_OUTSIDE"));
        for (var wide : List.of(
                Map.of("kind", "NATIONAL", "codes", List.of()),
                Map.of("kind", "REGION", "codes", List.of("84", "76")))) {
            open(ADEME, sub(parent, "1.00", Map.of("perimeter", wide)))
                    .then()
                    .statusCode(409)
                    .body("errors.code", contains("PERIMETER_OUTSIDE"));
        }
        child(parent, "1.00", Map.of("perimeter", Map.of("kind", "DEPARTEMENT", "codes", List.of("69", "13"))));
        open(ADEME, sub(parent, "1.00", Map.of("perimeter", Map.of("kind", "DEPARTEMENT", "codes", List.of("20")))))
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("UNKNOWN_PLACE"));
        open(ADEME, sub(parent, "1.00", Map.of("perimeter", Map.of("kind", "NATIONAL", "codes", List.of("84")))))
                .then()
                .statusCode(422);
        Map<String, Object> foreign = sub(parent, "1.00", Map.of());
        foreign.put("fundingSource", source(funding.envelope("5.00")));
        open(ADEME, foreign).then().statusCode(409).body("errors.code", contains("ANOTHER_SOURCE"));
    }

    @Test
    void isFiveLevelsDeepAtMost() {
        String deepest = funding.envelope("100.00");
        for (int level = 1; level <= 4; level++) {
            deepest = child(deepest, "10.00", Map.of());
        }
        open(ADEME, sub(deepest, "1.00", Map.of())).then().statusCode(409).body("errors.code", contains("TOO_DEEP"));
    }

    @Test
    void transfersWithinOneSourceOnly() {
        String parent = funding.envelope("100.00");
        String a = child(parent, "30.00", Map.of());
        String b = child(parent, "20.00", Map.of());
        move(ADEME, a, "TRANSFER", "30.01", b).then().statusCode(409).body("available", equalTo("30.00"));
        move(ADEME, a, "TRANSFER", "10.00", b).then().statusCode(201).body("balances[0].granted", equalTo("20.00"));
        assertThat(balance(b, "granted")).isEqualTo("30.00");
        move(ADEME, a, "TRANSFER", "1.00", parent)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("PARENT_AND_CHILD"));
        move(ADEME, a, "TRANSFER", "1.00", a).then().statusCode(409).body("errors[0].code", equalTo("SAME_ENVELOPE"));
        move(ADEME, a, "TRANSFER", "1.00", funding.envelope("1.00"))
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("ANOTHER_SOURCE"));
        move(ADEME, a, "TRANSFER", "1.00", null).then().statusCode(409).body("errors[0].code", equalTo("REQUIRED"));
        move(ADEME, a, "TRANSFER", "1.00", "NOWHERE")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("UNKNOWN_ENVELOPE"));
        move(ADEME, a, "DELEGATION", "1.00", b)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("NOT_A_SUB_ENVELOPE"));
        move(ADEME, a, "FREEZE", "1.00", b).then().statusCode(409).body("errors[0].code", equalTo("NOT_EXPECTED"));
        move(Tokens.operator("bpifrance"), a, "TRANSFER", "1.00", b).then().statusCode(403);
    }

    /** What a parent delegated to a child comes back from it, also when a transfer has moved the money to a sibling. */
    @Test
    void keepsDelegationsRightAcrossTransfersBetweenSiblings() {
        String parent = funding.envelope("100.00");
        String a = child(parent, "30.00", Map.of());
        String b = child(parent, "20.00", Map.of());
        move(ADEME, a, "TRANSFER", "30.00", b).then().statusCode(201);
        move(ADEME, parent, "WITHDRAWAL", "50.00", b).then().statusCode(201);
        assertThat(balance(parent, "available")).isEqualTo("100.00");
        assertThat(balance(parent, "delegated")).isEqualTo("0.00");
    }

    @Test
    void transfersInBothDirectionsAtOnceNeverWaitForEachOther() throws Exception {
        String parent = funding.envelope("2000.00");
        String a = child(parent, "500.00", Map.of());
        String b = child(parent, "500.00", Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> switch (i % 3) {
                        case 0 -> move(ADEME, a, "TRANSFER", "3.00", b);
                        case 1 -> move(ADEME, b, "TRANSFER", "3.00", a);
                        default ->
                            move(ADEME, parent, i % 2 == 0 ? "WITHDRAWAL" : "DELEGATION", "1.00", i % 4 < 2 ? a : b);
                    }))
                    .toList();
            for (var one : running) {
                assertThat(one.get().statusCode()).isEqualTo(201);
            }
        }
        assertThat(balance(parent, "granted")).isEqualTo("2000.00");
    }

    @Test
    void carriesTheCreditOfAFinishedYearOver() {
        String envelope = funding.envelope("100.00");
        credit(envelope, "OPENING", 2025, "40.00").then().statusCode(201);
        credit(envelope, "OPENING", 2026, "5.00").then().statusCode(201);
        credit(envelope, "CARRY_OVER", 2025, "40.01").then().statusCode(409);
        credit(envelope, "CARRY_OVER", 2025, "15.00")
                .then()
                .statusCode(201)
                .body("balances.year", contains(null, 2025, 2026))
                .body("balances.granted", contains("100.00", "25.00", "20.00"));
        credit(envelope, "CARRY_OVER", 2026, "1.00").then().statusCode(409).body("code", equalTo("YEAR_NOT_OVER"));
        move(ADEME, envelope, "CARRY_OVER", "1.00", null)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("CREDIT_ONLY"));
    }

    @Test
    void saysWhichFunderIsLateWithItsParity() {
        String state = funding.envelope("300.00");
        String regions = funding.envelope("1.00");
        move(ADEME, state, "REPLENISHMENT", "150.00", regions).then().statusCode(201);
        as(null).get("/v1/envelopes/" + regions + "/parity")
                .then()
                .statusCode(200)
                .body("with[0].envelope", equalTo(state))
                .body("with[0].late", equalTo(regions))
                .body("with[0].missing", equalTo("150.00"));
        move(ADEME, regions, "REPLENISHMENT", "100.00", state).then().statusCode(201);
        as(null).get("/v1/envelopes/" + state + "/parity")
                .then()
                .body("with[0].replenishedHere", equalTo("150.00"))
                .body("with[0].replenishedThere", equalTo("100.00"))
                .body("with[0].late", equalTo(regions))
                .body("with[0].missing", equalTo("50.00"));
        move(ADEME, regions, "REPLENISHMENT", "50.00", state).then().statusCode(201);
        as(null).get("/v1/envelopes/" + state + "/parity")
                .then()
                .body("with[0].late", nullValue())
                .body("with[0].missing", equalTo("0.00"));
    }

    @Test
    void simulatesWithoutEffect() {
        String parent = funding.envelope("100.00");
        String child = child(parent, "40.00", Map.of());
        Map<String, Object> steps = Map.of(
                "steps",
                List.of(
                        step("COMMITMENT", "60.01", null),
                        step("COMMITMENT", "50.00", null),
                        step("WITHDRAWAL", "40.00", child),
                        step("WITHDRAWAL", "0.01", child),
                        step("COMMITMENT", "50.00", null)));
        once(ADEME)
                .body(steps)
                .post("/v1/envelopes/" + parent + "/simulation")
                .then()
                .statusCode(200)
                .body("steps.allowed", contains(false, true, true, false, true))
                .body("steps[0].code", equalTo("OVER_COMMITMENT"))
                .body("steps.balance.available", contains("60.00", "10.00", "50.00", "50.00", "0.00"));
        assertThat(balance(parent, "available")).isEqualTo("60.00");
        as(null).get("/v1/envelopes/" + parent + "/movements").then().body("items", hasSize(2));
        once(Tokens.territory("TI2-8403"))
                .body(steps)
                .post("/v1/envelopes/" + parent + "/simulation")
                .then()
                .statusCode(403);
    }

    @Test
    void tellsWhenAThresholdIsReachedFromBelow() throws Exception {
        Map<String, Object> body = new HashMap<>(sub(funding.envelope("1000.00"), "100.00", Map.of()));
        body.put("alertThresholds", List.of(50, 100));
        open(ADEME, body).then().statusCode(201);
        String envelope = (String) body.get("code");
        FundingFixture.move(ADEME, funding.selected(envelope, "49.99"), agree("49.99"));
        as(null).get("/v1/envelopes/" + envelope + "/alerts").then().body("items", hasSize(0));
        FundingFixture.move(ADEME, funding.selected(envelope, "0.01"), agree("0.01"));
        FundingFixture.move(ADEME, funding.selected(envelope, "50.00"), agree("50.00"));
        as(null).get("/v1/envelopes/" + envelope + "/alerts")
                .then()
                .statusCode(200)
                .body("items.threshold", contains(100, 50))
                .body("items.used", contains("100.00", "50.00"))
                .body("items.authority", everyItem(equalTo("AE")));
        assertThat(funding.query("select payload ->> 'threshold' from outbox_event where aggregateid = '" + envelope
                        + "' and type = 'envelope.threshold-reached' order by sequence"))
                .containsExactly("50", "100");
    }

    @Test
    void showsHowAnEnvelopeIsConsumedAndWhereThatLeads() throws Exception {
        String envelope = funding.envelope("1000.00");
        FundingFixture.move(ADEME, funding.selected(envelope, "100.00"), agree("100.00"));
        as(null).get("/v1/envelopes/" + envelope + "/burn-down")
                .then()
                .statusCode(200)
                .body("points", hasSize(12))
                .body("points[0].granted", equalTo("0.00"))
                .body("points[11].used", equalTo("100.00"))
                .body("points[11].available", equalTo("900.00"))
                .body("forecast.usedInNinetyDays", equalTo("100.00"))
                .body(
                        "forecast.exhaustedOn",
                        equalTo(java.time.LocalDate.now(java.time.ZoneId.of("Europe/Paris"))
                                .plusDays(810)
                                .toString()));
        as(null).get("/v1/envelopes/" + envelope + "/burn-down?from=1990-01-01")
                .then()
                .statusCode(422);
        as(null).get("/v1/envelopes/" + envelope + "/burn-down?from=soon")
                .then()
                .statusCode(422);
        as(null).get("/v1/envelopes/" + envelope + "/burn-down?year=2026")
                .then()
                .statusCode(200)
                .body("forecast", nullValue());
    }

    private static Map<String, Object> step(String kind, String amount, String counterpart) {
        Map<String, Object> step = new HashMap<>(Map.of("kind", kind, "authority", "AE", "amount", amount));
        if (counterpart != null) {
            step.put("counterpart", counterpart);
        }
        return step;
    }

    private static String source(String envelope) {
        return as(null).get("/v1/envelopes/" + envelope).path("fundingSource");
    }

    private static Map<String, Object> sub(String parent, String amount, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "code",
                code("SUB"),
                "label",
                "Part",
                "fundingSource",
                source(parent),
                "commitmentAuthority",
                amount,
                "parent",
                parent));
        body.putAll(more);
        return body;
    }

    private static String child(String parent, String amount, Map<String, Object> more) {
        Map<String, Object> body = sub(parent, amount, more);
        open(ADEME, body).then().statusCode(201);
        return (String) body.get("code");
    }

    private static Response open(String token, Map<String, Object> body) {
        return once(token).body(body).post("/v1/envelopes");
    }

    private static Response move(String token, String envelope, String kind, String amount, String counterpart) {
        Map<String, Object> body = step(kind, amount, counterpart);
        body.put("reason", "Décision");
        return once(token).body(body).post("/v1/envelopes/" + envelope + "/movements");
    }

    private static Response credit(String envelope, String kind, int year, String amount) {
        return once(ADEME)
                .body(Map.of(
                        "kind", kind, "authority", "CP", "year", year, "amount", amount, "reason", "Loi de finances"))
                .post("/v1/envelopes/" + envelope + "/movements");
    }
}
