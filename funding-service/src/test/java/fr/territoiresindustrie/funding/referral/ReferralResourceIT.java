package fr.territoiresindustrie.funding.referral;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.scheme;
import static fr.territoiresindustrie.kit.time.Time.PARIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** A referral from its sending to its end, and the reminders on the way. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReferralResourceIT extends MoneyScenario {

    @Inject
    ReminderService reminders;

    @Test
    void isTakenUpAndHelps() throws Exception {
        String id = sent();
        as(ADEME)
                .get("/v1/referrals/" + id + "/transitions")
                .then()
                .body(
                        "commands.findAll { it.allowed }.command",
                        contains("TAKE_UP", "DECLARE_NOT_FOR_US", "DECLARE_UNREACHABLE"));
        move(ADEME, id, Map.of("command", "TAKE_UP")).then().statusCode(200).body("state", equalTo("TAKEN_UP"));
        move(ADEME, id, Map.of("command", "DECLARE_HELPED"))
                .then()
                .statusCode(422)
                .body("code", equalTo("REASON_REQUIRED"));
        move(ADEME, id, Map.of("command", "DECLARE_HELPED", "reason", "Diagnostic financé", "dryRun", true))
                .then()
                .body("state", equalTo("TAKEN_UP"));
        move(ADEME, id, Map.of("command", "DECLARE_HELPED", "reason", "Diagnostic financé"))
                .then()
                .statusCode(200)
                .body("state", equalTo("HELPED"))
                .body("outcome", equalTo("Diagnostic financé"));
        move(ADEME, id, Map.of("command", "TAKE_UP")).then().statusCode(409);
        as(TEAM).get("/v1/referrals/" + id + "/history")
                .then()
                .body("items.action", contains("DECLARE_HELPED", "TAKE_UP", "SEND"));
    }

    @Test
    void concernsFewAndIsNotFoundByTheOthers() throws Exception {
        String id = sent();
        for (String token : List.of(TEAM, ADEME, Tokens.region("84"), Tokens.delegation())) {
            as(token).get("/v1/referrals/" + id).then().statusCode(200).body("message", equalTo("Aidez-nous"));
        }
        as(Tokens.observer()).get("/v1/referrals/" + id).then().statusCode(200).body("message", nullValue());
        for (String token : List.of(
                Tokens.operator("bpifrance"),
                Tokens.region("93"),
                Tokens.territory("TI2-9307"),
                Tokens.platformAdmin())) {
            as(token).get("/v1/referrals/" + id).then().statusCode(404);
            as(token).get("/v1/referrals").then().body("items.find { it.id == '" + id + "' }", nullValue());
            assertThat(move(token, id, Map.of("command", "TAKE_UP")).statusCode())
                    .isIn(403, 404);
        }
        as(null).get("/v1/referrals/" + id).then().statusCode(401);
        move(TEAM, id, Map.of("command", "TAKE_UP")).then().statusCode(403);
        move(Tokens.region("84"), id, Map.of("command", "TAKE_UP")).then().statusCode(403);
    }

    @Test
    void oneProjectIsWithASchemeOnceAtATimeEvenWhenClickedTwice() throws Exception {
        UUID project = funding.project("APPROVED");
        String scheme = scheme(Map.of());
        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses =
                    IntStream.range(0, 8)
                            .mapToObj(i ->
                                    threads.submit(() -> send(project, scheme).statusCode()))
                            .toList()
                            .stream()
                            .map(answer -> {
                                try {
                                    return answer.get();
                                } catch (Exception e) {
                                    throw new AssertionError(e);
                                }
                            })
                            .toList();
        }
        assertThat(statuses).filteredOn(s -> s == 201).hasSize(1);
        assertThat(statuses).filteredOn(s -> s != 201).containsOnly(409);
    }

    @Test
    void remindsAfter9And21And45DaysAndOnceOnly() throws Exception {
        String id = sent();
        LocalDate day = LocalDate.now(PARIS);
        reminders.remind(day.plusDays(8));
        assertThat(remindersOf(id)).isEmpty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int replica = 0; replica < 4; replica++) {
                threads.execute(() -> reminders.remind(day.plusDays(9)));
            }
        }
        assertThat(remindersOf(id)).containsExactly("9");
        reminders.remind(day.plusDays(45)); // a late run: one reminder, the latest
        assertThat(remindersOf(id)).containsExactly("9", "45");
        reminders.remind(day.plusDays(100));
        assertThat(remindersOf(id)).containsExactly("9", "45");
        move(ADEME, id, Map.of("command", "TAKE_UP")).then().statusCode(200);
        reminders.remind(day.plusDays(9)); // counted anew from the move
        assertThat(remindersOf(id)).containsExactly("9", "45", "9");
    }

    @Test
    void countsNeedsThatNobodyMet() throws Exception {
        String id = sent();
        long before = unmet();
        move(ADEME, id, Map.of("command", "DECLARE_NOT_FOR_US", "reason", "Hors sujet"))
                .then()
                .statusCode(200);
        assertThat(unmet()).isEqualTo(before + 1);
        as(null).get("/v1/referrals/unmet-needs").then().statusCode(401);
    }

    private long unmet() {
        Object found = as(TEAM).get("/v1/referrals/unmet-needs?territory=" + FundingFixture.TERRITORY + "&theme=LAND")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].projects");
        return found == null ? 0 : ((Number) found).longValue();
    }

    private List<String> remindersOf(String id) throws Exception {
        return funding.query(
                "select payload ->> 'days' from outbox_event where type = 'referral.reminded' and aggregateid = '" + id
                        + "' order by sequence");
    }

    private String sent() throws Exception {
        return send(funding.project("APPROVED"), scheme(Map.of()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response send(UUID project, String scheme) {
        return once(TEAM)
                .body(Map.of("projectId", project, "scheme", scheme, "message", "Aidez-nous"))
                .post("/v1/referrals");
    }

    private static Response move(String token, String id, Map<String, ?> body) {
        String tag = as(TEAM).get("/v1/referrals/" + id).header("ETag");
        return once(token).header("If-Match", tag).body(body).post("/v1/referrals/" + id + "/transitions");
    }
}
