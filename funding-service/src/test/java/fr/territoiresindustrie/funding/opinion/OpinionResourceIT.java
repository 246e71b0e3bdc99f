package fr.territoiresindustrie.funding.opinion;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.funding.MoneyScenario;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.funding.FundingFixture.run;
import static fr.territoiresindustrie.kit.time.Time.PARIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Opinions on applications: who asks, who answers, who reads. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpinionResourceIT extends MoneyScenario {

    private static final String ASKED = Tokens.operator("bpifrance");
    private final String later = LocalDate.now(PARIS).plusDays(15).toString();

    @Test
    void isAskedAndGivenOnce() throws Exception {
        String id = submitted();
        String opinion = asked(id, Map.of());
        ask(ADEME, id, Map.of()).then().statusCode(409).body("code", equalTo("APPLICATION_OPINION_AWAITED"));
        as(ASKED)
                .get("/v1/applications/opinions?state=ASKED")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(opinion))
                .body("items.find { it.id == '" + opinion + "' }.requested", equalTo("100.00"));
        as(Tokens.operator("business-france"))
                .get("/v1/applications/opinions")
                .then()
                .body("items.id", not(hasItem(opinion)));
        answer(ASKED, id, opinion, Map.of("verdict", "UNFAVOURABLE"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/grounds"));
        answer(ASKED, id, opinion, Map.of("verdict", "UNFAVOURABLE", "grounds", " "))
                .then()
                .statusCode(422);
        answer(ASKED, id, opinion, Map.of("verdict", "FAVOURABLE_WITH_RESERVATIONS", "grounds", "Trésorerie tendue"))
                .then()
                .statusCode(200)
                .body("state", equalTo("GIVEN"))
                .body("verdict", equalTo("FAVOURABLE_WITH_RESERVATIONS"));
        answer(ASKED, id, opinion, Map.of("verdict", "FAVOURABLE"))
                .then()
                .statusCode(409)
                .body("code", equalTo("APPLICATION_OPINION_CLOSED"));
        as(TEAM).get("/v1/applications/" + id + "/history")
                .then()
                .body("items.action[0]", equalTo("GIVE_OPINION"))
                .body("items.action[1]", equalTo("ASK_OPINION"))
                .body("items[0].details.code", equalTo("bpifrance"));
        assertThat(funding.query(
                        "select type || coalesce(payload ->> 'grounds', '') || (payload ->> 'opinion') from outbox_event"
                                + " where aggregateid = '" + id + "' and type like '%opinion%' order by sequence"))
                .containsExactly("application.opinion-asked" + opinion, "application.opinion-given" + opinion);
    }

    @Test
    void isReadByThoseItConcerns() throws Exception {
        String id = submitted();
        String opinion = asked(id, Map.of());
        asked(id, Map.of("kind", "REGION", "code", "93"));
        String path = "/v1/applications/" + id + "/opinions";
        for (String token : List.of(ADEME, TEAM, Tokens.region("84"), Tokens.delegation(), Tokens.observer())) {
            as(token).get(path).then().statusCode(200).body("items", hasSize(2));
        }
        as(ASKED).get(path).then().statusCode(200).body("items.id", contains(opinion));
        as(Tokens.region("93")).get(path).then().statusCode(200).body("items.code", contains("93"));
        for (String token :
                List.of(Tokens.operator("business-france"), Tokens.region("76"), Tokens.territory("TI2-9307"))) {
            as(token).get(path).then().statusCode(404);
        }
        as(null).get(path).then().statusCode(401);
        as(Tokens.platformAdmin()).get(path).then().statusCode(403);
        as(ASKED).get("/v1/applications/" + id).then().statusCode(404);
        for (String token : List.of(Tokens.operator("business-france"), Tokens.region("76"))) {
            answer(token, id, opinion, Map.of("verdict", "FAVOURABLE")).then().statusCode(404);
        }
        for (String token : List.of(ADEME, Tokens.region("84"), Tokens.delegation())) {
            answer(token, id, opinion, Map.of("verdict", "FAVOURABLE")).then().statusCode(403);
        }
        answer(TEAM, id, opinion, Map.of("verdict", "FAVOURABLE")).then().statusCode(403);
        as(ASKED).get(path).then().body("items[0].verdict", nullValue());
    }

    @Test
    void theHistoryOfAPublishedAgreementSaysToOthersThatOpinionsWereAskedAndNotOfWhom() throws Exception {
        String id = submitted();
        asked(id, Map.of());
        for (String command : List.of("DECLARE_COMPLETE", "DECLARE_ELIGIBLE", "APPRAISE", "PRESELECT", "SELECT")) {
            run(ADEME, id, command);
        }
        FundingFixture.move(ADEME, id, FundingFixture.agree("100.00")).then().statusCode(200);
        String history = "/v1/applications/" + id + "/history";
        String ofOpinion = "items.find { it.action == 'ASK_OPINION' }.";
        as(TEAM).get(history).then().body(ofOpinion + "details.code", equalTo("bpifrance"));
        as(ASKED)
                .get(history)
                .then()
                .statusCode(200)
                .body(ofOpinion + "details", nullValue())
                .body(ofOpinion + "reason", nullValue());
        as(Tokens.operator("business-france"))
                .get("/v1/applications/" + id + "/opinions")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void isAskedByTheFunderWhileTheApplicationIsExamined() throws Exception {
        String draft = funding.draft(funding.envelope("100.00"), "100.00");
        ask(ADEME, draft, Map.of()).then().statusCode(404);
        String id = submitted();
        for (String token : List.of(Tokens.region("84"), Tokens.delegation())) {
            ask(token, id, Map.of()).then().statusCode(403);
        }
        ask(Tokens.operator("business-france"), id, Map.of()).then().statusCode(404);
        ask(ADEME, id, Map.of("code", "ademe")).then().statusCode(422).body("errors.code", contains("OWN_BODY"));
        ask(ADEME, id, Map.of("kind", "REGION", "code", "ara"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/code"));
        ask(ADEME, id, Map.of("dueOn", "2020-01-01")).then().statusCode(422).body("errors.pointer", contains("/dueOn"));
        String opinion = asked(id, Map.of());
        String given = asked(id, Map.of("code", "france-travail"));
        withdraw(ASKED, id, opinion).then().statusCode(403);
        withdraw(ADEME, id, opinion).then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        answer(ASKED, id, opinion, Map.of("verdict", "FAVOURABLE")).then().statusCode(409);
        asked(id, Map.of());
        FundingFixture.move(TEAM, id, Map.of("command", "WITHDRAW", "reason", "Autre financement"))
                .then()
                .statusCode(200);
        ask(ADEME, id, Map.of("code", "business-france"))
                .then()
                .statusCode(409)
                .body("code", equalTo("APPLICATION_NOT_EXAMINED"));
        answer(Tokens.operator("france-travail"), id, given, Map.of("verdict", "FAVOURABLE"))
                .then()
                .statusCode(409)
                .body("code", equalTo("APPLICATION_NOT_EXAMINED"));
        ask(ADEME, UUID.randomUUID().toString(), Map.of()).then().statusCode(404);
    }

    @Test
    void whoIsNoLongerAskedReadsNoMoreOfAnApplicationThatIsNotPublished() throws Exception {
        String id = submitted();
        String opinion = asked(id, Map.of());
        String given = asked(id, Map.of("code", "france-travail"));
        answer(Tokens.operator("france-travail"), id, given, Map.of("verdict", "FAVOURABLE"))
                .then()
                .statusCode(200);
        withdraw(ADEME, id, opinion).then().statusCode(200);
        String path = "/v1/applications/" + id + "/opinions";
        as(ASKED).get(path).then().statusCode(404);
        for (String list : List.of("/v1/applications/opinions", "/v1/applications/opinions?state=WITHDRAWN")) {
            as(ASKED).get(list).then().statusCode(200).body("items.id", not(hasItem(opinion)));
        }
        as(ADEME).get(path).then().body("items.state", contains("WITHDRAWN", "GIVEN"));
        as(Tokens.operator("france-travail")).get(path).then().body("items.id", contains(given));
        String again = asked(id, Map.of());
        as(ASKED).get(path).then().statusCode(200).body("items.id", contains(again));
    }

    @Test
    void isAwaitedOnceHoweverManyAskAndGivenOnceHoweverManyAnswer() throws Exception {
        String id = submitted();
        assertThat(atOnce(() -> ask(ADEME, id, Map.of()))).containsOnlyOnce(201).contains(409);
        String opinion = as(ADEME).get("/v1/applications/" + id + "/opinions").path("items[0].id");
        assertThat(atOnce(() -> answer(ASKED, id, opinion, Map.of("verdict", "FAVOURABLE"))))
                .containsOnlyOnce(200)
                .contains(409);
    }

    private static List<Integer> atOnce(java.util.concurrent.Callable<Response> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> call.call().statusCode()))
                    .toList();
            List<Integer> statuses = new java.util.ArrayList<>();
            for (var one : running) {
                statuses.add(one.get());
            }
            return statuses;
        }
    }

    private String submitted() throws Exception {
        String id = funding.draft(funding.envelope("100.00"), "100.00");
        run(TEAM, id, "SUBMIT");
        return id;
    }

    private String asked(String id, Map<String, String> change) {
        return ask(ADEME, id, change).then().statusCode(201).extract().path("id");
    }

    private Response ask(String token, String id, Map<String, String> change) {
        Map<String, String> body = new HashMap<>(Map.of(
                "kind", "OPERATOR", "code", "bpifrance", "question", "La trésorerie suffit-elle ?", "dueOn", later));
        body.putAll(change);
        return once(token).body(body).post("/v1/applications/" + id + "/opinions");
    }

    private static Response answer(String token, String id, String opinion, Map<String, String> body) {
        return once(token).body(body).post("/v1/applications/" + id + "/opinions/" + opinion + "/answer");
    }

    private static Response withdraw(String token, String id, String opinion) {
        return once(token)
                .body(Map.of("reason", "Sans objet"))
                .post("/v1/applications/" + id + "/opinions/" + opinion + "/withdrawal");
    }
}
