package fr.territoiresindustrie.funding.proof;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.agree;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Proofs of a ledger, also of one that somebody with all rights has changed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LedgerProofIT extends MoneyScenario {

    @Inject
    LedgerProofService reconciliations;

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    @Test
    void provesALedgerUpToItsHead() throws Exception {
        String envelope = moved();
        String hash = as(null).get("/v1/envelopes/" + envelope + "/movements").path("items[2].hash");
        reconcile(Tokens.platformAdmin(), envelope)
                .then()
                .statusCode(201)
                .body("holds", equalTo(true))
                .body("findings", hasSize(0))
                .body("number", equalTo(3))
                .body("hash", equalTo(hash));
        as(null).get("/v1/envelopes/" + envelope + "/proofs")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].actor", nullValue());
        as(ADEME).get("/v1/envelopes/" + envelope + "/proofs").then().body("items[0].actor", equalTo("platform-admin"));
    }

    @Test
    void isForThoseWhoAnswerForTheEnvelopeOrThePlatform() {
        String envelope = funding.envelope("10.00");
        reconcile(Tokens.operator("bpifrance"), envelope).then().statusCode(403);
        reconcile(Tokens.territory("TI2-8403"), envelope).then().statusCode(403);
        reconcile(Tokens.observer(), envelope).then().statusCode(403);
        reconcile(ADEME, envelope).then().statusCode(201);
        reconcile(Tokens.delegation(), envelope).then().statusCode(201);
        reconcile(ADEME, "NOWHERE").then().statusCode(404);
    }

    /** Whoever owns the tables can switch the triggers off and make the sums agree; the chain remembers. */
    @Test
    void findsWhatWasChangedBehindItsBack() throws Exception {
        String envelope = moved();
        String id = "(select id from envelope where code = '" + envelope + "')";
        tampered(
                envelope,
                "CHAIN_BROKEN",
                "update movement set amount = amount + 1 where envelope_id = " + id
                        + " and number = 2; update posting set amount = amount + sign(amount)"
                        + " where movement_id = (select id from movement where envelope_id = " + id
                        + " and number = 2)",
                "update movement set amount = amount - 1 where envelope_id = " + id
                        + " and number = 2; update posting set amount = amount - sign(amount)"
                        + " where movement_id = (select id from movement where envelope_id = " + id
                        + " and number = 2)");
        for (Map.Entry<String, List<String>> change : Map.of(
                        "reason = 'Autre'", List.of("CHAIN_BROKEN", "reason = 'Réserve'"),
                        "actor = 'x'", List.of("CHAIN_BROKEN", "actor = 'ademe'"),
                        "effective_on = '2020-01-01'", List.of("CHAIN_BROKEN", "effective_on = null"),
                        "available_after = available_after + 1, frozen_after = frozen_after - 1",
                                List.of(
                                        "BALANCE_AFTER_WRONG",
                                        "available_after = available_after - 1, frozen_after = frozen_after + 1"))
                .entrySet()) {
            tampered(
                    envelope,
                    change.getValue().getFirst(),
                    "update movement set " + change.getKey() + " where envelope_id = " + id + " and number = 2",
                    "update movement set " + change.getValue().get(1) + " where envelope_id = " + id
                            + " and number = 2");
        }
        tampered(
                envelope,
                "BALANCE_NOT_PROVEN",
                "update balance set available = available + 1, granted = granted + 1 where envelope_id = " + id,
                "update balance set available = available - 1, granted = granted - 1 where envelope_id = " + id);
        tampered(
                envelope,
                "HEAD_NOT_LAST",
                "update ledger_head set number = number + 1 where envelope_id = " + id,
                "update ledger_head set number = number - 1 where envelope_id = " + id);
        tampered(
                envelope,
                "AGREEMENT_NOT_COMMITTED",
                "update application set agreed = agreed - 1 where envelope_id = " + id,
                "update application set agreed = agreed + 1 where envelope_id = " + id);
    }

    @Test
    void aTailCutOffIsFoundByTheHashThatTheEventsCarry() throws Exception {
        String envelope = moved();
        List<String> told = funding.query(
                "select payload ->> 'hash' from outbox_event where aggregatetype = 'envelopes' and aggregateid = '"
                        + envelope + "' and payload -> 'hash' is not null order by sequence");
        List<String> chained =
                as(null).get("/v1/envelopes/" + envelope + "/movements").path("items.hash");
        assertThat(told).isEqualTo(chained);
    }

    @Test
    void theServiceProvesWhatIsDueOnceHoweverManyReplicasTry() throws Exception {
        String envelope = moved();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> reconciliations.proveIfDue(envelope)))
                    .toList();
            for (var one : running) {
                one.get();
            }
        }
        assertThat(funding.query(
                        "select actor from ledger_proof r join envelope e on e.id = r.envelope_id where e.code = '"
                                + envelope + "'"))
                .containsExactly("funding-service");
        assertThat(reconciliations.due()).doesNotContain(envelope);
    }

    private String moved() throws Exception {
        String envelope = funding.envelope("100.00");
        once(ADEME)
                .body(Map.of("kind", "FREEZE", "authority", "AE", "amount", "10.00", "reason", "Réserve"))
                .post("/v1/envelopes/" + envelope + "/movements")
                .then()
                .statusCode(201);
        FundingFixture.move(ADEME, funding.selected(envelope, "30.00"), agree("30.00"))
                .then()
                .statusCode(200);
        return envelope;
    }

    private void tampered(String envelope, String invariant, String change, String back) throws SQLException {
        asOwner(change);
        try {
            Response found = reconcile(Tokens.platformAdmin(), envelope);
            found.then().statusCode(201).body("holds", equalTo(false));
            assertThat(found.<List<String>>path("findings.invariant"))
                    .as(change)
                    .contains(invariant);
        } finally {
            asOwner(back);
        }
        reconcile(Tokens.platformAdmin(), envelope).then().body("holds", equalTo(true));
    }

    private void asOwner(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "begin; alter table movement disable trigger user; alter table posting disable trigger user; "
                            + change
                            + "; alter table movement enable trigger user; alter table posting enable trigger user; commit");
        }
    }

    private static Response reconcile(String token, String envelope) {
        return once(token).post("/v1/envelopes/" + envelope + "/proofs");
    }
}
