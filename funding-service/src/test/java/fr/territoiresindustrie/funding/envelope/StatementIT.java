package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The statement of account of an envelope that has moved very often, as one file. With {@code -Dmovements=1000000} it is the program that streams a
 * million; the heap of this JVM is 700 MB, and what it holds meanwhile is printed.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StatementIT {

    private static final int MOVEMENTS = Integer.getInteger("movements", 20_000);
    private static final int TOGETHER = 5_000;
    private static final Caller ADEME = new Caller("s", "ademe", "ademe", Set.of(), Set.of(), Set.of(), "ademe");

    @Inject
    FundingFixture funding;

    @Inject
    EnvelopeService envelopes;

    @TestHTTPResource("/")
    URI service;

    @Test
    void isOneFileHoweverManyMovementsThereAre() throws Exception {
        String code = funding.envelope("1000000.00");
        for (int written = 1; written < MOVEMENTS; written += TOGETHER) {
            int some = Math.min(TOGETHER, MOVEMENTS - written);
            QuarkusTransaction.requiringNew().timeout(600).run(() -> freeze(code, some));
        }
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/v1/envelopes/" + code + "/movements"))
                .header("Accept", "text/csv")
                .build();
        long begun = System.nanoTime();
        long most = 0;
        int lines = 0;
        String last = "";
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader answer = new BufferedReader(new InputStreamReader(
                        client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            assertThat(answer.readLine()).startsWith("number,at,effective_on,kind,authority,year,amount");
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                lines++;
                assertThat(line).startsWith(lines + ",");
                last = line;
                if (lines % 50_000 == 0) {
                    most = Math.max(most, held());
                }
            }
        }
        System.out.printf(
                "%d movements streamed in %.1f s, at most %d MB held%n",
                lines, (System.nanoTime() - begun) / 1e9, most / 1_000_000);
        assertThat(lines).isEqualTo(MOVEMENTS);
        assertThat(last).contains("FREEZE").contains(",,"); // without people
        assertThat(most).as("bytes held after a collection").isLessThan(300_000_000);
        funding.invariantsHold();
    }

    private void freeze(String code, int times) {
        Envelope envelope = envelopes.get(code);
        Movements movements = envelopes.hold(List.of(envelope));
        for (int i = 0; i < times; i++) {
            movements.post(NewMovement.ofAuthority(envelope.id(), MovementKind.FREEZE, new Money(1), "=1+1"), ADEME);
        }
        movements.write();
    }

    @SuppressWarnings("CallToSystemGC")
    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
