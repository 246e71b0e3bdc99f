package fr.territoiresindustrie.funding;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.scheme;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what with money that is ADEME's, asked for by a territory of region 84: one table. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VisibilityMatrixIT {

    /** Columns: nobody, the territory, another one, its region, another one, the funder, another operator, delegation, observer, administrator. */
    private static final String TABLE = """
            GET  {draft}                                     404 200 404 404 404 404 404 404 404 404
            GET  {submitted}                                 404 200 404 200 404 200 404 200 200 404
            GET  {agreed}                                    200 200 200 200 200 200 200 200 200 200
            GET  {agreed}/agreement                          200 200 200 200 200 200 200 200 200 200
            GET  {agreed}/payments                           200 200 200 200 200 200 200 200 200 200
            GET  {submitted}/payments                        404 200 404 200 404 200 404 200 200 404
            POST {submitted}/transitions move                401 403 404 403 404 409 404 403 403 403
            GET  {submitted}/decisions                       401 200 404 200 404 200 404 200 200 403
            GET  {agreed}/decisions                          401 200 200 200 200 200 200 200 200 403
            POST {submitted}/decisions decide                401 403 403 403 404 409 404 403 403 403
            POST {agreed}/payments ask                       401 409 403 403 403 409 403 403 403 403
            POST {submitted}/payments ask                    401 409 404 403 404 409 404 403 403 403
            POST {agreed}/agreement/amendments amend         401 403 403 403 403 412 403 403 403 403
            GET  /v1/payments/{payment}                      200 200 200 200 200 200 200 200 200 200
            POST /v1/payments/{payment}/transitions confirm  401 403 403 403 403 409 403 403 403 403
            GET  /v1/schemes/{scheme}                        200 200 200 200 200 200 200 200 200 200
            PUT  /v1/schemes/{scheme} offer                  401 403 403 403 403 412 403 403 403 403
            POST /v1/schemes/{scheme}/windows window         401 403 403 403 403 409 403 403 403 403
            GET  /v1/referrals                               401 200 200 200 200 200 200 200 200 200
            GET  /v1/referrals/{referral}                    401 200 404 200 404 200 404 200 200 404
            POST /v1/referrals/{referral}/transitions take   401 403 404 403 404 200 404 403 403 403
            GET  /v1/referrals/unmet-needs                   401 200 200 200 200 200 200 200 200 200
            GET  /v1/beneficiaries/552100554/de-minimis      401 403 403 200 200 200 200 200 200 403
            GET  /v1/publications/pending                    200 200 200 200 200 200 200 200 200 200
            POST /v1/publications/granting-bodies body       401 403 403 403 403 201 403 403 403 403
            GET  /v1/payments/accounts-extracts              401 403 403 200 200 200 200 200 200 403
            """;

    private static final List<String> CALLERS = new ArrayList<>();

    static {
        CALLERS.add(null);
        CALLERS.addAll(List.of(
                TEAM,
                Tokens.territory("TI2-9307"),
                Tokens.region("84"),
                Tokens.region("93"),
                ADEME,
                Tokens.operator("bpifrance"),
                Tokens.delegation(),
                Tokens.observer(),
                Tokens.platformAdmin()));
    }

    @Inject
    FundingFixture funding;

    @Test
    void holdsForEveryOperationAndCaller() throws Exception {
        String envelope = funding.envelope("1000.00");
        String draft = funding.draft(envelope, "1.00");
        String submitted = funding.draft(envelope, "1.00");
        FundingFixture.run(TEAM, submitted, "SUBMIT");
        String agreed = funding.selected(envelope, "100.00");
        FundingFixture.move(ADEME, agreed, FundingFixture.agree("100.00"))
                .then()
                .statusCode(200);
        String payment = once(ADEME)
                .body(Map.of("kind", "ADVANCE", "amount", "10.00"))
                .post("/v1/applications/" + agreed + "/payments")
                .path("id");
        String scheme = scheme(Map.of());
        String referral = once(TEAM)
                .body(Map.of("projectId", funding.project("APPROVED"), "scheme", scheme, "message", "x"))
                .post("/v1/referrals")
                .path("id");
        Map<String, String> names = Map.of(
                "{draft}",
                "/v1/applications/" + draft,
                "{submitted}",
                "/v1/applications/" + submitted,
                "{agreed}",
                "/v1/applications/" + agreed,
                "{payment}",
                payment,
                "{scheme}",
                scheme,
                "{referral}",
                referral);
        Map<String, Object> bodies = Map.of(
                "move", Map.of("command", "SELECT"),
                "ask", Map.of("kind", "ADVANCE", "amount", "100.00"),
                "amend",
                        Map.of(
                                "amount",
                                "1.00",
                                "agreedOn",
                                "2026-06-01",
                                "reason",
                                "x",
                                "terms",
                                FundingFixture.terms("1.00", Map.of())),
                "confirm", Map.of("command", "CONFIRM"),
                "decide", Map.of("body", "Commission", "decidedOn", "2026-11-02", "outcome", "FAVOURABLE"),
                "offer", Map.of("label", "L", "description", "D", "form", "SERVICE", "intake", "OPEN"),
                "window", Map.of("label", "W", "opensAt", "2031-01-01T09:00", "closesAt", "2031-01-02T09:00"),
                "take", Map.of("command", "TAKE_UP"),
                "body", Map.of("ownerKind", "OPERATOR", "owner", "ademe", "name", "ADEME", "siret", "38529030900454"));
        List<String> wrong = new ArrayList<>();
        for (String row : TABLE.lines().toList()) {
            String[] cells = row.strip().split("\\s+");
            int first = cells.length - CALLERS.size();
            String path = cells[1];
            for (var name : names.entrySet()) {
                path = path.replace(name.getKey(), name.getValue());
            }
            for (int i = 0; i < CALLERS.size(); i++) {
                int status = call(cells[0], path, first > 2 ? bodies.get(cells[2]) : null, CALLERS.get(i));
                if (status != Integer.parseInt(cells[first + i])) {
                    wrong.add(cells[0] + " " + cells[1] + " by caller " + i + ": " + status + ", not "
                            + cells[first + i]);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static int call(String method, String path, Object body, String token) {
        var request = once(token);
        if (body != null) {
            // a version that only the state of submitted applications and asked payments has
            boolean stale = path.contains("schemes") || path.contains("amendments");
            String tag = stale
                    ? "\"99\""
                    : as(ADEME).get(path.replace("/transitions", "")).header("ETag");
            if (tag != null && tag.matches("\"\\d+\"")) {
                request.header("If-Match", tag);
            }
            request.body(body);
        }
        return request.request(method, path).statusCode();
    }
}
