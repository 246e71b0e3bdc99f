package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.agree;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.child;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.move;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.open;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.step;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.sub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** What an envelope tells of itself: parity, alerts, its pace, and what would be. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EnvelopeFollowUpIT extends MoneyScenario {

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
}
