package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.agree;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.balance;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static org.assertj.core.api.Assertions.assertThat;

/** Sixty-four clients agree at once on an envelope with room for half of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CommitmentRaceIT {

    private static final int CLIENTS = 64;

    @Inject
    FundingFixture funding;

    @Test
    void exactlyHalfSucceedAndTheLedgerProvesIt() throws Exception {
        String envelope = funding.envelope("3200.31");
        List<String> ids = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String id = funding.selected(envelope, "100.00");
            ids.add(id);
            tags.add(as(ADEME).get("/v1/applications/" + id).header("ETag"));
        }
        CountDownLatch start = new CountDownLatch(1);
        List<Response> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = ids.stream()
                    .map(id -> threads.submit((Callable<Response>) () -> {
                        start.await();
                        return once(ADEME)
                                .header("If-Match", tags.get(ids.indexOf(id)))
                                .body(agree("100.00"))
                                .post("/v1/applications/" + id + "/transitions");
                    }))
                    .toList();
            start.countDown();
            for (var one : running) {
                answers.add(one.get());
            }
        }
        assertThat(answers)
                .extracting(a -> a.statusCode() + " " + a.jsonPath().getString("code"))
                .as("answers")
                .allMatch(a -> a.equals("200 null") || a.equals("409 OVER_COMMITMENT"));
        assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(CLIENTS / 2);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() != 200)
                .hasSize(CLIENTS / 2)
                .allSatisfy(a -> assertThat(a.jsonPath().getString("code")).isEqualTo("OVER_COMMITMENT"));
        assertThat(balance(envelope, "committed")).isEqualTo("3200.00");
        assertThat(balance(envelope, "available")).isEqualTo("0.31");
        assertThat(funding.query(
                        "select sum(p.amount) from posting p join envelope e on e.id = p.envelope_id where p.account = 'COMMITTED' and e.code = '"
                                + envelope + "'"))
                .containsExactly("320000");
        as(null).get("/v1/envelopes/" + envelope + "/balance")
                .then()
                .body("reconciled", org.hamcrest.Matchers.equalTo(true));
        funding.invariantsHold();
    }
}
