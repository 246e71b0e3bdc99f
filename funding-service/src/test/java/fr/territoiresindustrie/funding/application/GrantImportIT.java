package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
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
class GrantImportIT extends MoneyScenario {

    private final String run = code("FV");

    @Test
    void eachPublishedGrantBecomesAnAgreementOrIsRefusedWithItsReason() throws Exception {
        String envelope = funding.published("1000.00");
        UUID approved = funding.project("APPROVED");
        List<Map<String, Object>> rows = List.of(
                row(1, approved, "552100554", "600.00"),
                row(2, null, "552100554", "10.00"),
                row(3, funding.project("REJECTED"), "552100554", "10.00"),
                row(4, approved, "123456789", "10.00"),
                row(5, approved, "552100554", "400.01"),
                row(6, approved, "552100554", "400.00"));
        Response report = run(envelope, rows);
        report.then()
                .statusCode(201)
                .body("total", equalTo(6))
                .body("accepted", equalTo(2))
                .body("refused", equalTo(4));
        as(null).get("/v1/applications/imports/" + report.path("id") + "/rows?status=REFUSED")
                .then()
                .body("items.line", contains(2, 3, 4, 5))
                .body(
                        "items.code",
                        contains("NO_APPROVED_PROJECT", "NO_APPROVED_PROJECT", "INVALID_SIREN", "OVER_COMMITMENT"));
        assertThat(balance(envelope, "committed")).isEqualTo("1000.00");
        as(null).queryParam("envelope", envelope)
                .get("/v1/applications")
                .then()
                .body("items", hasSize(2))
                .body("items[0].origin", equalTo("PUBLISHED_GRANTS"))
                .body("items[0].agreement.reconstructed", equalTo(true));

        run(envelope, rows)
                .then()
                .statusCode(201)
                .body("accepted", equalTo(0))
                .body("unchanged", equalTo(2))
                .body("refused", equalTo(4));
        assertThat(balance(envelope, "committed")).isEqualTo("1000.00");
    }

    /** Two that bring the same rows at once: what the first has written down is unchanged for the second. */
    @Test
    void theSameRowsBroughtTwiceAtOnceAreWrittenOnce() throws Exception {
        String envelope = funding.published("1000.00");
        UUID approved = funding.project("APPROVED");
        List<Map<String, Object>> rows = IntStream.rangeClosed(1, 100)
                .mapToObj(line -> row(line, approved, "552100554", "1.00"))
                .toList();
        List<Response> reports = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> running = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> run(envelope, rows)))
                    .toList();
            for (var one : running) {
                reports.add(one.get());
            }
        }
        assertThat(reports).allSatisfy(r -> assertThat(r.statusCode()).isEqualTo(201));
        assertThat(reports.stream().map(r -> r.<Integer>path("accepted"))).containsExactlyInAnyOrder(100, 0, 0, 0);
        assertThat(balance(envelope, "committed")).isEqualTo("100.00");
    }

    @Test
    void waitsForProjectsThatAreOnTheirWay() throws Exception {
        String envelope = funding.published("1000.00");
        List<Map<String, Object>> rows = List.of(
                row(1, funding.project("APPROVED"), "552100554", "1.00"),
                row(2, UUID.randomUUID(), "552100554", "1.00"));
        run(envelope, rows)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("PROJECTS_NOT_READY"));
        assertThat(balance(envelope, "committed")).isEqualTo("0.00");
    }

    @Test
    void refusesTwoRowsOfOneLineAndCommitsNothing() throws Exception {
        String envelope = funding.published("1000.00");
        UUID approved = funding.project("APPROVED");
        run(envelope, List.of(row(4, approved, "552100554", "1.00"), row(4, approved, "552100554", "2.00")))
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_REPEATS_LINE"))
                .body("errors.pointer", contains("/rows/1/line"));
        assertThat(balance(envelope, "committed")).isEqualTo("0.00");
    }

    @Test
    void isForThePlatformAdminAlone() throws Exception {
        once(TEAM)
                .body(Map.of("source", "x", "envelope", "X", "rows", List.of(row(1, null, "552100554", "1.00"))))
                .post("/v1/applications/imports")
                .then()
                .statusCode(403);
        run(funding.envelope("10.00"), List.of(row(1, null, "552100554", "1.00")))
                .then()
                .statusCode(409)
                .body("code", equalTo("ENVELOPE_NOT_FOR_PUBLISHED_GRANTS"));
        run("NOWHERE", List.of(row(1, null, "552100554", "1.00"))).then().statusCode(404);
    }

    private Response run(String envelope, List<Map<String, Object>> rows) {
        return once(Tokens.platformAdmin())
                .body(Map.of("source", "friches.csv", "envelope", envelope, "rows", rows))
                .post("/v1/applications/imports");
    }

    private Map<String, Object> row(int line, UUID project, String siren, String amount) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "line",
                line,
                "externalId",
                run + "-" + line,
                "subject",
                "Friche",
                "beneficiaryName",
                "Commune",
                "beneficiarySiren",
                siren,
                "amount",
                amount,
                "legalReference",
                "DS-" + line));
        row.put("projectId", project);
        return row;
    }
}
