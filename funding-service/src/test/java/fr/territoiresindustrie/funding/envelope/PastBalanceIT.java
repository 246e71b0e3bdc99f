package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static org.assertj.core.api.Assertions.assertThat;

/** While many movements are written, the past that was answered stays as it was. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PastBalanceIT {

    @Inject
    FundingFixture funding;

    @Test
    void anAnsweredPastNeverChanges() throws Exception {
        String envelope = funding.envelope("1.00");
        Map<String, String> answered = new ConcurrentHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        for (int n = 0; n < 15; n++) {
                            once(ADEME)
                                    .body(Map.of(
                                            "kind",
                                            "REPLENISHMENT",
                                            "authority",
                                            "AE",
                                            "amount",
                                            "1.00",
                                            "reason",
                                            "R"))
                                    .post("/v1/envelopes/" + envelope + "/movements")
                                    .then()
                                    .statusCode(201);
                        }
                    }))
                    .toList();
            var reader = threads.submit(() -> {
                while (writers.stream().anyMatch(w -> !w.isDone())) {
                    // a future instant is answered for now, and says for which
                    ask(envelope, Instant.now().plusSeconds(60).toString(), answered);
                }
            });
            for (var writer : writers) {
                writer.get();
            }
            reader.get();
        }
        assertThat(answered).hasSizeGreaterThan(5);
        answered.forEach((at, granted) ->
                assertThat(ask(envelope, at, new ConcurrentHashMap<>())).as(at).isEqualTo(granted));
        funding.invariantsHold();
    }

    private static String ask(String envelope, String at, Map<String, String> answered) {
        var balance = as(null).queryParam("at", at).get("/v1/envelopes/" + envelope + "/balance");
        String granted = balance.path("balances[0].granted");
        answered.put(balance.path("at"), granted);
        return granted;
    }
}
