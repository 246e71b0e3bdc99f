package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.run;
import static fr.territoiresindustrie.funding.FundingFixture.scheme;
import static fr.territoiresindustrie.funding.aid.AidFixture.draft;
import static fr.territoiresindustrie.funding.aid.AidFixture.siren;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

/** Calls close at their instant. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClosingInstantIT extends MoneyScenario {

    @Test
    void aCallClosesAtItsInstant() throws Exception {
        String envelope = funding.envelope("1000.00");
        String scheme = scheme(Map.of("form", "GRANT", "intake", "CALL"));
        UUID project = funding.project("APPROVED");
        String early = draft(project, envelope, "1.00", scheme, siren());
        FundingFixture.move(TEAM, early, Map.of("command", "SUBMIT"))
                .then()
                .statusCode(409)
                .body("errors.code", contains("SCHEME_CLOSED"));
        LocalDate today = LocalDate.now(fr.territoiresindustrie.kit.time.Time.PARIS);
        once(ADEME)
                .body(Map.of(
                        "label",
                        "Relève",
                        "opensAt",
                        today.minusDays(1) + "T09:00",
                        "closesAt",
                        today.plusDays(2) + "T09:00"))
                .post("/v1/schemes/" + scheme + "/windows")
                .then()
                .statusCode(201);
        run(TEAM, early, "SUBMIT");
        run(ADEME, early, "DECLARE_COMPLETE");
        assertThat(
                        funding.query(
                                "select a.reference from application a join scheme s on s.code = a.scheme_code"
                                        + " where s.intake = 'CALL' and a.submitted_at is not null and not exists (select 1 from scheme_window w"
                                        + " where w.scheme_id = s.id and w.opens_at <= a.submitted_at and w.closes_at > a.submitted_at)"))
                .isEmpty();
    }
}
