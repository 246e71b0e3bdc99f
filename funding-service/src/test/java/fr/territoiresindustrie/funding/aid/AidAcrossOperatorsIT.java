package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.application;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.run;
import static fr.territoiresindustrie.funding.FundingFixture.scheme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** Aid of several operators for one project or one undertaking. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AidAcrossOperatorsIT {

    private static final int CLIENTS = 32;

    @Inject
    FundingFixture funding;

    @AfterEach
    void nothingIsLost() throws Exception {
        funding.invariantsHold();
    }

    @Test
    void publicAidNeverExceedsTheEligibleBaseOverAllEnvelopes() throws Exception {
        UUID project = funding.project("APPROVED");
        String one = selected(project, funding.envelope("1000.00"), "600.00", null, siren());
        String other = selected(project, funding.envelope("1000.00"), "600.00", null, siren());
        agree(one, "600.00", Map.of("eligibleBase", "1000.00")).then().statusCode(200);
        agree(other, "400.01", Map.of("eligibleBase", "5000.00"))
                .then()
                .statusCode(409)
                .body("code", equalTo("PUBLIC_AID_EXCEEDED"))
                .body("left", equalTo("400.00"))
                .body("agreed", equalTo("600.00"))
                .body("ceiling", equalTo("1000.00"));
        agree(other, "400.00", Map.of()).then().statusCode(200);
    }

    @Test
    void aSchemeMayBeStricter() throws Exception {
        String envelope = funding.envelope("10000000.00");
        String scheme = scheme(Map.of(
                "form",
                "GRANT",
                "terms",
                Map.of("maxRate", 0.5, "cap", "800000.00", "maxPublicRate", 0.6, "deMinimis", false)));
        UUID project = funding.project("APPROVED");
        String id = selected(project, envelope, "900000.00", scheme, siren());
        agree(id, "500000.01", Map.of("eligibleBase", "1000000.00"))
                .then()
                .statusCode(409)
                .body("code", equalTo("SCHEME_CEILING_EXCEEDED"))
                .body("left", equalTo("500000.00"));
        agree(id, "800000.01", Map.of("eligibleBase", "9000000.00"))
                .then()
                .statusCode(409)
                .body("left", equalTo("800000.00"));
        agree(id, "500000.00", Map.of("eligibleBase", "1000000.00")).then().statusCode(200);
        String more = selected(project, envelope, "200000.00", null, siren());
        agree(more, "100000.01", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("PUBLIC_AID_EXCEEDED"))
                .body("left", equalTo("100000.00"));
    }

    @Test
    void theEligibleBaseHoldsWhenManyAgreeAtOnce() throws Exception {
        UUID project = funding.project("APPROVED");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            ids.add(selected(project, funding.envelope("100.00"), "100.00", null, siren()));
        }
        List<Response> answers = atOnce(ids, Map.of("eligibleBase", "1000.00"));
        assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(10);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() != 200)
                .allSatisfy(a -> assertThat(a.jsonPath().getString("code")).isEqualTo("PUBLIC_AID_EXCEEDED"));
    }

    @Test
    void theDeMinimisCeilingHoldsWhenManyAgreeAtOnceForOneGroup() throws Exception {
        String head = siren();
        String member = siren();
        once(ADEME)
                .body(Map.of("headSiren", head, "reason", "Filiale à 100 %"))
                .post("/v1/beneficiaries/" + member + "/de-minimis/group")
                .then()
                .statusCode(201)
                .body("members", contains(head, member));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            ids.add(selected(
                    funding.project("APPROVED"),
                    funding.envelope("50000.00"),
                    "50000.00",
                    null,
                    i % 2 == 0 ? head : member));
        }
        List<Response> answers = atOnce(ids, Map.of("deMinimis", true));
        assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(6);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() != 200)
                .allSatisfy(a -> assertThat(a.jsonPath().getString("code")).isEqualTo("DE_MINIMIS_EXCEEDED"));
        as(ADEME)
                .get("/v1/beneficiaries/" + member + "/de-minimis?at=2026-03-01")
                .then()
                .statusCode(200)
                .body("granted", equalTo("300000.00"))
                .body("left", equalTo("0.00"))
                .body("grants.size()", equalTo(6));
        assertThat(as(ADEME)
                        .accept("text/csv")
                        .get("/v1/beneficiaries/" + member + "/de-minimis/export")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .startsWith("siren,granter,reference,grantedOn,amount,declared,counted\r\n")
                .hasLineCount(7);
    }

    @Test
    void aidHadElsewhereCountsToo() throws Exception {
        String siren = siren();
        Map<String, String> declaration = Map.of(
                "granter", "Région Bretagne", "reference", "2025-12", "amount", "299999.99", "grantedOn", "2026-01-15");
        String path = "/v1/beneficiaries/" + siren + "/de-minimis";
        once(ADEME)
                .body(declaration)
                .post(path + "/declarations")
                .then()
                .statusCode(201)
                .body("left", equalTo("0.01"));
        once(ADEME).body(declaration).post(path + "/declarations").then().statusCode(409);
        String id = selected(funding.project("APPROVED"), funding.envelope("10.00"), "1.00", null, siren);
        agree(id, "0.02", Map.of("deMinimis", true)).then().statusCode(409).body("left", equalTo("0.01"));
        agree(id, "0.01", Map.of("deMinimis", true)).then().statusCode(200);
    }

    @Test
    void countersAreNotForEverybody() {
        String path = "/v1/beneficiaries/" + siren() + "/de-minimis";
        as(null).get(path).then().statusCode(401);
        as(TEAM).get(path).then().statusCode(403);
        as(Tokens.platformAdmin()).get(path).then().statusCode(403);
        for (String token : List.of(
                ADEME, Tokens.region("84"), Tokens.delegation(), Tokens.observer(), Tokens.operator("bpifrance"))) {
            as(token).get(path).then().statusCode(200).body("left", equalTo("300000.00"));
        }
        once(Tokens.observer())
                .body(Map.of("headSiren", siren(), "reason", "x"))
                .post(path + "/group")
                .then()
                .statusCode(403);
        as(ADEME).get("/v1/beneficiaries/123456789/de-minimis").then().statusCode(404);
        as(ADEME).get(path + "?at=hier").then().statusCode(422);
    }

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

    private String selected(UUID project, String envelope, String amount, String scheme, String siren) {
        String id = draft(project, envelope, amount, scheme, siren);
        run(TEAM, id, "SUBMIT");
        for (String command : List.of("DECLARE_COMPLETE", "DECLARE_ELIGIBLE", "APPRAISE", "PRESELECT", "SELECT")) {
            run(ADEME, id, command);
        }
        return id;
    }

    private static String draft(UUID project, String envelope, String amount, String scheme, String siren) {
        Map<String, Object> body = new HashMap<>(application(project, envelope, amount));
        body.put("beneficiary", Map.of("name", "Aciéries du Val", "siren", siren, "siret", siret(siren)));
        if (scheme != null) {
            body.put("scheme", scheme);
        }
        return once(TEAM)
                .body(body)
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response agree(String id, String amount, Map<String, Object> terms) {
        return FundingFixture.move(ADEME, id, agreement(amount, terms));
    }

    private static Map<String, Object> agreement(String amount, Map<String, Object> terms) {
        Map<String, Object> all = new HashMap<>(Map.of("deMinimis", false));
        all.putAll(terms);
        return Map.of(
                "command",
                "AGREE",
                "agreement",
                Map.of(
                        "amount",
                        amount,
                        "agreedOn",
                        "2026-03-01",
                        "legalReference",
                        "EJ-" + UUID.randomUUID(),
                        "terms",
                        all));
    }

    private static List<Response> atOnce(List<String> ids, Map<String, Object> terms) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Response> answers = new ArrayList<>();
        Map<String, String> tags = new HashMap<>();
        ids.forEach(id -> tags.put(id, as(ADEME).get("/v1/applications/" + id).header("ETag")));
        String amount = as(ADEME).get("/v1/applications/" + ids.getFirst()).path("requested");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> running = new ArrayList<>();
            for (String id : ids) {
                running.add(threads.submit(() -> {
                    start.await();
                    return once(ADEME)
                            .header("If-Match", tags.get(id))
                            .body(agreement(amount, terms))
                            .post("/v1/applications/" + id + "/transitions");
                }));
            }
            start.countDown();
            for (var one : running) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    private static int next = 100_000;

    /** A SIREN with a right key that no other test uses. */
    private static synchronized String siren() {
        return luhn("77" + next++);
    }

    private static String siret(String siren) {
        return luhn(siren + "0001");
    }

    private static String luhn(String start) {
        for (char key = '0'; key <= '9'; key++) {
            String number = start + key;
            int sum = 0;
            for (int i = 0; i < number.length(); i++) {
                int digit = number.charAt(number.length() - 1 - i) - '0';
                int twice = i % 2 == 0 ? digit : digit * 2;
                sum += twice > 9 ? twice - 9 : twice;
            }
            if (sum % 10 == 0) {
                return number;
            }
        }
        throw new AssertionError(start);
    }
}
