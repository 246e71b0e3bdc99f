package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.code;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EnvelopeResourceIT extends MoneyScenario {

    @Test
    void opensAnEnvelopeThatAnybodyMayRead() {
        String envelope = funding.envelope("300000000.00");
        as(null).get("/v1/envelopes/" + envelope)
                .then()
                .statusCode(200)
                .body("ownerCode", equalTo("ademe"))
                .body("balances", hasSize(1))
                .body("balances[0].authority", equalTo("AE"))
                .body("balances[0].granted", equalTo("300000000.00"))
                .body("balances[0].available", equalTo("300000000.00"))
                .body("balances[0].committed", equalTo("0.00"));
        String source = as(null).get("/v1/envelopes/" + envelope).path("fundingSource");
        as(null).queryParam("owner", "ademe")
                .queryParam("source", source)
                .get("/v1/envelopes")
                .then()
                .statusCode(200)
                .body("items.find { it.code == '" + envelope + "' }.code", equalTo(envelope));
    }

    @Test
    void growsByReplenishmentOnly() {
        String envelope = funding.envelope("300.00");
        move(ADEME, envelope, body("REPLENISHMENT", "350.00"))
                .then()
                .statusCode(201)
                .body("balances[0].granted", equalTo("650.00"));
        move(ADEME, envelope, body("REPLENISHMENT", "100.00"));
        as(null).get("/v1/envelopes/" + envelope + "/movements")
                .then()
                .body("items.kind", contains("OPENING", "REPLENISHMENT", "REPLENISHMENT"))
                .body("items.amount", contains("300.00", "350.00", "100.00"));
        assertThat(balance(envelope, "granted")).isEqualTo("750.00");
        move(ADEME, envelope, body("OPENING", "1.00"))
                .then()
                .statusCode(409)
                .body("code", equalTo("ENVELOPE_ALREADY_OPENED"));
        as(ADEME)
                .body(Map.of("amount", "1.00"))
                .put("/v1/envelopes/" + envelope)
                .then()
                .statusCode(405);
        as(ADEME).delete("/v1/envelopes/" + envelope).then().statusCode(405);
    }

    @Test
    void freezesAndUnfreezesWhatIsAvailable() {
        String envelope = funding.envelope("100.00");
        move(ADEME, envelope, body("FREEZE", "30.00")).then().statusCode(201);
        assertThat(balance(envelope, "available")).isEqualTo("70.00");
        move(ADEME, envelope, body("FREEZE", "70.01"))
                .then()
                .statusCode(409)
                .body("code", equalTo("MOVEMENT_REFUSED"))
                .body("available", equalTo("70.00"));
        move(ADEME, envelope, body("UNFREEZE", "30.01")).then().statusCode(409);
        move(ADEME, envelope, body("UNFREEZE", "30.00")).then().statusCode(201);
        assertThat(balance(envelope, "available")).isEqualTo("100.00");
    }

    @Test
    void keepsPaymentCreditsApartYearByYear() {
        String envelope = funding.envelope("100.00");
        Map<String, Object> credit = body("OPENING", "40.00");
        credit.put("authority", "CP");
        credit.put("year", 2026);
        move(ADEME, envelope, credit)
                .then()
                .statusCode(201)
                .body("balances.authority", contains("AE", "CP"))
                .body("balances.granted", contains("100.00", "40.00"));
        credit.put("year", 2027);
        move(ADEME, envelope, credit)
                .then()
                .statusCode(201)
                .body("balances.granted", contains("100.00", "40.00", "40.00"));
        credit.remove("year");
        move(ADEME, envelope, credit).then().statusCode(422);
        Map<String, Object> authority = body("REPLENISHMENT", "1.00");
        authority.put("year", 2026);
        move(ADEME, envelope, authority).then().statusCode(422);
        credit.put("year", 2030);
        credit.put("kind", "FREEZE");
        move(ADEME, envelope, credit).then().statusCode(409);
    }

    @Test
    void aCeilingOpensOnceEvenWhenSeveralOpenItAtOnce() throws Exception {
        String envelope = funding.envelope("100.00");
        Map<String, Object> credit = body("OPENING", "40.00");
        credit.put("authority", "CP");
        credit.put("year", 2026);
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i ->
                            threads.submit(() -> move(ADEME, envelope, credit).statusCode()))
                    .toList();
            int opened = 0;
            for (var call : calls) {
                assertThat(call.get()).isIn(201, 409);
                opened += call.get() == 201 ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        }
        as(null).get("/v1/envelopes/" + envelope + "/balance")
                .then()
                .body("balances.find { it.authority == 'CP' }.granted", equalTo("40.00"))
                .body("reconciled", equalTo(true));
    }

    @Test
    void tellsTheBalanceOfAPastInstantFromThePostings() {
        String envelope = funding.envelope("100.00");
        Instant between = Instant.parse(
                as(null).get("/v1/envelopes/" + envelope + "/movements").<String>path("items[0].at"));
        move(ADEME, envelope, body("REPLENISHMENT", "50.00")).then().statusCode(201);
        as(null).queryParam("at", between.toString())
                .get("/v1/envelopes/" + envelope + "/balance")
                .then()
                .statusCode(200)
                .body("balances[0].granted", equalTo("100.00"));
        as(null).queryParam("at", between.minusSeconds(60).toString())
                .get("/v1/envelopes/" + envelope + "/balance")
                .then()
                .body("balances", hasSize(0));
        as(null).queryParam("at", "yesterday")
                .get("/v1/envelopes/" + envelope + "/balance")
                .then()
                .statusCode(422)
                .body("errors[0].parameter", equalTo("at"));
    }

    @Test
    void onlyTheBodyThatAnswersForItMovesIt() {
        String envelope = funding.envelope("100.00");
        Map<String, Object> move = body("REPLENISHMENT", "1.00");
        move(null, envelope, move).then().statusCode(401);
        for (String other : new String[] {Tokens.operator("bpifrance"), Tokens.delegation(), Tokens.region("84")}) {
            move(other, envelope, move).then().statusCode(403);
        }
        for (String other : new String[] {Tokens.territory("TI2-8403"), Tokens.observer(), Tokens.platformAdmin()}) {
            move(other, envelope, move).then().statusCode(403);
        }
        assertThat(balance(envelope, "granted")).isEqualTo("100.00");
    }

    @Test
    void theDelegationActsForTheStateAndARegionForItself() {
        for (var who :
                Map.of("etat", Tokens.delegation(), "84", Tokens.region("84")).entrySet()) {
            String source = code("SRC");
            Map<String, Object> body = Map.of(
                    "code",
                    source,
                    "label",
                    "Source",
                    "ownerKind",
                    who.getKey().equals("84") ? "REGION" : "OPERATOR",
                    "ownerCode",
                    who.getKey());
            once(Tokens.operator("bpifrance"))
                    .body(body)
                    .post("/v1/funding-sources")
                    .then()
                    .statusCode(403);
            once(who.getValue())
                    .body(body)
                    .post("/v1/funding-sources")
                    .then()
                    .statusCode(201)
                    .header("Location", org.hamcrest.Matchers.endsWith("/v1/funding-sources/" + source));
            Map<String, Object> envelope =
                    Map.of("code", code("ENV"), "label", "E", "fundingSource", source, "commitmentAuthority", "5.00");
            once(Tokens.operator("bpifrance"))
                    .body(envelope)
                    .post("/v1/envelopes")
                    .then()
                    .statusCode(403);
            once(who.getValue()).body(envelope).post("/v1/envelopes").then().statusCode(201);
            once(who.getValue())
                    .body(envelope)
                    .post("/v1/envelopes")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("ENVELOPE_CODE_TAKEN"));
        }
    }

    @Test
    void refusesBadAmountsAndStoresNothing() {
        String envelope = funding.envelope("100.00");
        for (Object amount : new Object[] {
            "0", "0.00", "-1.00", "1.001", "1e3", "1,00", "", "٣", 12, 1.5, "999999999999999", " 1.00", "NaN"
        }) {
            Map<String, Object> move = body("REPLENISHMENT", "1.00");
            move.put("amount", amount);
            move(ADEME, envelope, move).then().statusCode(422).body("errors[0].pointer", equalTo("/amount"));
        }
        assertThat(balance(envelope, "granted")).isEqualTo("100.00");
    }

    @Test
    void theSameKeyTwiceMovesOnce() {
        String envelope = funding.envelope("100.00");
        String key = UUID.randomUUID().toString();
        Map<String, Object> move = body("REPLENISHMENT", "50.00");
        Response first =
                as(ADEME).header("Idempotency-Key", key).body(move).post("/v1/envelopes/" + envelope + "/movements");
        Response second =
                as(ADEME).header("Idempotency-Key", key).body(move).post("/v1/envelopes/" + envelope + "/movements");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(balance(envelope, "granted")).isEqualTo("150.00");
        as(ADEME)
                .header("Idempotency-Key", key)
                .body(body("REPLENISHMENT", "51.00"))
                .post("/v1/envelopes/" + envelope + "/movements")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        as(ADEME)
                .body(move)
                .post("/v1/envelopes/" + envelope + "/movements")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
    }

    @Test
    void overflowIsRefusedWhole() {
        String envelope = funding.envelope("99999999999999.99");
        for (int i = 0; i < 3; i++) {
            move(ADEME, envelope, body("REPLENISHMENT", "99999999999999.99"))
                    .then()
                    .statusCode(201);
        }
        assertThat(balance(envelope, "granted")).isEqualTo("399999999999999.96");
    }

    @Test
    void unknownEnvelopesAre404() {
        as(null).get("/v1/envelopes/NOWHERE").then().statusCode(404);
        as(null).get("/v1/envelopes/NOWHERE/balance").then().statusCode(404);
        as(null).get("/v1/envelopes/NOWHERE/movements").then().statusCode(404);
        move(ADEME, "NOWHERE", body("FREEZE", "1.00")).then().statusCode(404);
    }

    private static Map<String, Object> body(String kind, String amount) {
        return new HashMap<>(Map.of("kind", kind, "authority", "AE", "amount", amount, "reason", "Décision du comité"));
    }

    private static Response move(String token, String envelope, Map<String, Object> body) {
        return once(token).body(body).post("/v1/envelopes/" + envelope + "/movements");
    }
}
