package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.child;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.credit;
import static fr.territoiresindustrie.funding.envelope.EnvelopeFixture.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** Money between envelopes, and from one year to the next. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TransferIT extends MoneyScenario {

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
}
