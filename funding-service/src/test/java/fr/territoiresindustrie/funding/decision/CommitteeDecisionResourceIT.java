package fr.territoiresindustrie.funding.decision;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.move;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** What committees decide of applications. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CommitteeDecisionResourceIT extends MoneyScenario {

    private final String today = LocalDate.now(Time.PARIS).toString();

    @Test
    void theLastDecisionIsFollowedAndQuoted() throws Exception {
        String id = preselected();
        String path = "/v1/applications/" + id;
        String before = as(ADEME).get(path).header("ETag");
        decide(ADEME, id, Map.of("outcome", "ADJOURNED", "reasons", "Plan de financement à revoir"))
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("conditions", hasSize(0));
        once(ADEME)
                .header("If-Match", before)
                .body(Map.of("command", "SELECT"))
                .post(path + "/transitions")
                .then()
                .statusCode(412);
        for (String command : List.of("SELECT", "REJECT")) {
            move(ADEME, id, Map.of("command", command, "reason", "x"))
                    .then()
                    .statusCode(409)
                    .body("errors.code", contains("COMMITTEE_DECIDED_OTHERWISE"))
                    .body("errors.pointer", contains("/committeeDecision"));
        }
        decide(
                        ADEME,
                        id,
                        Map.of(
                                "outcome",
                                "FAVOURABLE_WITH_CONDITIONS",
                                "reasons",
                                "Trésorerie tendue",
                                "conditions",
                                List.of("Apport de <50 000> EUR versé")))
                .then()
                .statusCode(201)
                .body("number", equalTo(2));
        move(ADEME, id, Map.of("command", "REJECT", "reason", "x")).then().statusCode(409);
        as(TEAM).get(path)
                .then()
                .body("committeeDecision.number", equalTo(2))
                .body("committeeDecision.body", equalTo("Commission nationale des aides"))
                .body("committeeDecision.outcome", equalTo("FAVOURABLE_WITH_CONDITIONS"));
        run(ADEME, id, "SELECT");
        decide(ADEME, id, Map.of()).then().statusCode(409).body("code", equalTo("APPLICATION_NOT_BEFORE_COMMITTEE"));
        move(ADEME, id, FundingFixture.agree("100.00")).then().statusCode(200);
        as(null).get(path + "/agreement")
                .then()
                .body("decision.body", equalTo("Commission nationale des aides"))
                .body("decision.decidedOn", equalTo(today))
                .body("decision.conditions", contains("Apport de <50 000> EUR versé"))
                .body("decision.reasons", nullValue());
        assertThat(as(null).accept("text/html")
                        .get(path + "/agreement/document")
                        .asString())
                .contains("Sur décision de Commission nationale des aides du " + today)
                .contains("<li>Apport de &lt;50 000&gt; EUR versé</li>")
                .doesNotContain("Trésorerie tendue");
        for (String token : List.of(TEAM, Tokens.region("84"), Tokens.observer())) {
            as(token)
                    .get(path + "/decisions")
                    .then()
                    .statusCode(200)
                    .body("items.outcome", contains("ADJOURNED", "FAVOURABLE_WITH_CONDITIONS"))
                    .body("items[1].reasons", equalTo("Trésorerie tendue"));
        }
        as(Tokens.operator("bpifrance"))
                .get(path + "/decisions")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        String told = "items.find { it.action == 'RECORD_DECISION' }.";
        as(TEAM).get(path + "/history")
                .then()
                .body(told + "details.number", equalTo(2))
                .body(told + "reason", equalTo("Trésorerie tendue"));
        as(Tokens.operator("bpifrance"))
                .get(path + "/history")
                .then()
                .body("items.action", hasItem("RECORD_DECISION"))
                .body(told + "details", nullValue())
                .body(told + "reason", nullValue());
        assertThat(funding.query(
                        "select (payload ->> 'number') || coalesce(payload ->> 'outcome', '') from outbox_event"
                                + " where aggregateid = '" + id
                                + "' and type = 'application.committee-decided' order by sequence"))
                .containsExactly("1", "2");
    }

    @Test
    void anUnfavourableDecisionIsFollowedByARejection() throws Exception {
        String id = preselected();
        decide(ADEME, id, Map.of("outcome", "UNFAVOURABLE", "reasons", "Hors du champ"))
                .then()
                .statusCode(201);
        move(ADEME, id, Map.of("command", "SELECT")).then().statusCode(409);
        as(ADEME)
                .get("/v1/applications/" + id + "/transitions")
                .then()
                .body("commands.find { it.command == 'SELECT' }.unmet.code", contains("COMMITTEE_DECIDED_OTHERWISE"));
        as(Tokens.observer())
                .get("/v1/applications/" + id + "/transitions")
                .then()
                .body("commands.find { it.command == 'SELECT' }.unmet.code", contains("NOT_YOUR_ROLE"));
        move(ADEME, id, Map.of("command", "REJECT", "reason", "Décision de la commission"))
                .then()
                .statusCode(200);
    }

    @Test
    void refusesWhatIsNoDecision() throws Exception {
        String id = preselected();
        Map<String, Map<String, Object>> wrong = Map.of(
                "/reasons", Map.of("outcome", "UNFAVOURABLE"),
                "/conditions", Map.of("outcome", "FAVOURABLE", "conditions", List.of("x")),
                "/decidedOn",
                        Map.of(
                                "decidedOn",
                                LocalDate.now(Time.PARIS).plusDays(1).toString()),
                "/body", Map.of("body", " "),
                "/outcome", Map.of("outcome", "MAYBE"));
        wrong.forEach((pointer, change) ->
                decide(ADEME, id, change).then().statusCode(422).body("errors.pointer", contains(pointer)));
        decide(ADEME, id, Map.of("outcome", "FAVOURABLE_WITH_CONDITIONS", "reasons", "x"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/conditions"));
        decide(
                        ADEME,
                        id,
                        Map.of(
                                "decidedOn",
                                LocalDate.now(Time.PARIS).minusDays(1).toString()))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/decidedOn"));
        as(ADEME).get("/v1/applications/" + id + "/decisions").then().body("items", hasSize(0));
    }

    @Test
    void eachHasItsNumberHoweverManyAreRecordedAtOnceAndNoneIsEverChanged() throws Exception {
        String id = preselected();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = IntStream.range(0, 8)
                    .mapToObj(i ->
                            threads.submit(() -> decide(ADEME, id, Map.of()).statusCode()))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (var one : running) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnly(201);
        }
        as(ADEME)
                .get("/v1/applications/" + id + "/decisions")
                .then()
                .body("items.number", contains(1, 2, 3, 4, 5, 6, 7, 8));
        for (String change : List.of(
                "update committee_decision set body = 'x' where application_id = '" + id + "' returning id",
                "delete from committee_decision where application_id = '" + id + "' returning id")) {
            assertThatThrownBy(() -> funding.query(change)).isInstanceOf(SQLException.class);
        }
    }

    private String preselected() throws Exception {
        String id = funding.draft(funding.envelope("100.00"), "100.00");
        run(TEAM, id, "SUBMIT");
        for (String command : List.of("DECLARE_COMPLETE", "DECLARE_ELIGIBLE", "APPRAISE", "PRESELECT")) {
            run(ADEME, id, command);
        }
        return id;
    }

    private Response decide(String token, String id, Map<String, ?> change) {
        Map<String, Object> body = new HashMap<>(
                Map.of("body", "Commission nationale des aides", "decidedOn", today, "outcome", "FAVOURABLE"));
        body.putAll(change);
        return once(token).body(body).post("/v1/applications/" + id + "/decisions");
    }
}
