package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.COLLEAGUE;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.PROOF;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.application;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.ask;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.asked;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.move;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.moveWith;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.pay;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.recovery;
import static fr.territoiresindustrie.funding.payment.PaymentFixture.refused;
import static fr.territoiresindustrie.kit.time.Time.PARIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

/** Payments of an agreement, from the advance to the settlement. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PaymentResourceIT extends MoneyScenario {

    @Inject
    PaymentFixture payments;

    @Test
    void goesFromTheAdvanceToTheSettlementThatFreesWhatIsLeft() throws Exception {
        String envelope = payments.funded("1000.00", "1000.00");
        String id = payments.agreed(envelope, "500.00");
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
    void tellsUnmetRulesToThoseClosestOnly() throws Exception {
        String id = payments.agreed(payments.funded("1000.00", "1000.00"), "500.00");
        String tooLate = asked(id, Map.of("kind", "ADVANCE", "amount", "100.00"));
        asked(id, Map.of("kind", "BALANCE", "amount", "100.00", "proofs", PROOF));
        for (String close : new String[] {ADEME, TEAM, Tokens.region("84"), Tokens.delegation()}) {
            as(close)
                    .get("/v1/payments/" + tooLate + "/transitions")
                    .then()
                    .body("commands.unmet.flatten().code", hasItem("BALANCE_ALREADY_ASKED"));
        }
        for (String other : new String[] {null, Tokens.region("93"), Tokens.operator("bpifrance"), Tokens.observer()}) {
            as(other)
                    .get("/v1/payments/" + tooLate + "/transitions")
                    .then()
                    .statusCode(200)
                    .body("commands.unmet.flatten().code", everyItem(oneOf("NOT_YOUR_ROLE", "WRONG_STATE")));
        }
    }

    @Test
    void oneAuthorisesAndAnotherConfirms() throws Exception {
        String id = payments.agreed(payments.funded("1000.00", "1000.00"), "500.00");
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
    void theYearsCreditLimitsWhatIsPaid() throws Exception {
        String envelope = payments.funded("1000.00", "99.99");
        String id = payments.agreed(envelope, "500.00");
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
        String envelope = payments.funded("1000.00", "1000.00");
        String id = payments.agreed(envelope, "500.00");
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
        String id = payments.agreed(payments.funded("1000.00", "1000.00"), "500.00");
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
    void isSeenAsItsAgreementAndMovedByItsFunderOnly() throws Exception {
        String id = payments.agreed(payments.funded("1000.00", "1000.00"), "500.00");
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
}
