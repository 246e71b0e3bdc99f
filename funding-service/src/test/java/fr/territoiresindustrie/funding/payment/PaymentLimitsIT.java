package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.COLLEAGUE;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.PROOF;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.ask;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.asked;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.atOnce;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.move;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

/** What may be asked and paid at most, also by many at once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PaymentLimitsIT extends MoneyScenario {

    @Inject
    PaymentFixture payments;

    @Test
    void advancesAndInterimPaymentsHaveTheirCaps() throws Exception {
        String id = payments.agreed(payments.funded("2000.00", "2000.00"), "1000.00");
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
        String envelope = payments.funded("2000.00", "2000.00");
        String id = payments.agreed(envelope, "1000.00", Map.of("startsOn", "2096-01-01", "endsOn", "2100-01-01"));
        asked(id, Map.of("kind", "INTERIM", "amount", "900.00", "proofs", PROOF));
        String four = payments.agreed(envelope, "1000.00", Map.of("startsOn", "2096-01-01", "endsOn", "2099-12-31"));
        refused(four, Map.of("kind", "INTERIM", "amount", "900.00", "proofs", PROOF), "INTERIM_ABOVE_CAP");
    }

    @Test
    void manyClicksPayOnce() throws Exception {
        String envelope = payments.funded("1000.00", "1000.00");
        String id = payments.agreed(envelope, "500.00");
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
        String id = payments.agreed(payments.funded("1000.00", "1000.00"), "500.00");
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
        String id = payments.agreed(payments.funded("1000.00", "1000.00"), "500.00");
        once(ADEME)
                .body("{\"kind\": \"ADVANCE\", \"amount\": " + amount + "}")
                .post("/v1/applications/" + id + "/payments")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/amount"));
    }
}
