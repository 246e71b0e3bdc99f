package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.OwnRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class ContractResourceIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void livesFromDraftToEndWithEachVersionKept() {
        String territory = "TI2-8403";
        draft(territory, Tokens.territory(territory), content("Contrat du Beaujolais"))
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("number", equalTo(0));
        given().get(path(territory)).then().statusCode(404);
        given().get(path(territory) + "/history").then().statusCode(404);
        given().auth().oauth2(Tokens.observer()).get(path(territory)).then().statusCode(404);
        move(territory, Tokens.territory(territory), Map.of("command", "SIGN", "on", "2024-03-01"))
                .statusCode(403);
        move(territory, Tokens.region("84"), Map.of("command", "SIGN", "on", "2024-03-01", "dryRun", true))
                .statusCode(200)
                .body("state", equalTo("DRAFT"));
        move(territory, Tokens.region("84"), Map.of("command", "SIGN", "on", "2024-03-01"))
                .statusCode(200)
                .body("state", equalTo("SIGNED"))
                .body("number", equalTo(1));
        Map<String, Object> amended = content("Contrat du Beaujolais, avenant 1");
        move(
                        territory,
                        Tokens.delegation(),
                        Map.of(
                                "command",
                                "AMEND",
                                "on",
                                "2025-06-15",
                                "subject",
                                "Entrée d'un opérateur",
                                "amendment",
                                amended))
                .statusCode(200)
                .body("state", equalTo("AMENDED"))
                .body("number", equalTo(2));
        move(
                        territory,
                        Tokens.delegation(),
                        Map.of("command", "END", "on", "2026-10-31", "reason", "Objectifs atteints"))
                .statusCode(200)
                .body("state", equalTo("ENDED"))
                .body("endedOn", equalTo("2026-10-31"));

        given().get(path(territory)).then().statusCode(200).body("state", equalTo("ENDED"));
        given().get(path(territory) + "?asOf=2024-02-29").then().statusCode(404);
        given().get(path(territory) + "?asOf=2024-03-01")
                .then()
                .body("content.title", equalTo("Contrat du Beaujolais"));
        given().get(path(territory) + "?asOf=2025-06-14").then().body("number", equalTo(1));
        given().get(path(territory) + "?asOf=2025-06-15")
                .then()
                .body("content.title", equalTo("Contrat du Beaujolais, avenant 1"));
        given().get(path(territory) + "?asOf=2026-11-01").then().statusCode(404);
        given().get(path(territory) + "/versions")
                .then()
                .body("items.number", contains(2, 1))
                .body("items.kind", contains("AMENDMENT", "CONTRACT"))
                .body("items[0].subject", equalTo("Entrée d'un opérateur"));
        given().get(path(territory) + "/versions/1")
                .then()
                .statusCode(200)
                .body("content.parties[0].commitments[0].amount", equalTo("250000.00"));
        given().get(path(territory) + "/versions/3").then().statusCode(404);
        given().get(path(territory) + "/history")
                .then()
                .body("items.action", contains("END", "AMEND", "SIGN", "CREATE"))
                .body("items.actor", everyItem(equalTo("-")))
                .body("items.reason", everyItem(nullValue()));
        given().auth()
                .oauth2(Tokens.region("84"))
                .get(path(territory) + "/history")
                .then()
                .body("items[0].reason", equalTo("Objectifs atteints"));
        for (String type : List.of("signed", "amended", "ended")) {
            List<String> events = database.texts("select cast(payload as text) from outbox_event where aggregateid = '"
                    + territory + "' and type = 'territory.contract-" + type + "'");
            assertThat(events).hasSize(1);
            EventSchemas.check("territory.contract-" + type, events.getFirst());
        }
        draft(territory, Tokens.territory(territory), content("Suite")).statusCode(201);
        given().get(path(territory)).then().statusCode(200).body("state", equalTo("ENDED"));
        move(territory, Tokens.region("84"), Map.of("command", "SIGN", "on", "2026-11-10"))
                .body("number", equalTo(3));
    }

    @Test
    void editsADraftAndNothingSigned() {
        String territory = "TI2-8404";
        draft(territory, Tokens.territory(territory), content("Un")).statusCode(201);
        draft(territory, Tokens.territory(territory), content("Deux"))
                .statusCode(409)
                .body("code", equalTo("CONTRACT_EXISTS"));
        edit(territory, Tokens.territory(territory), content("Un corrigé"))
                .statusCode(200)
                .body("content.title", equalTo("Un corrigé"));
        given().auth()
                .oauth2(Tokens.territory(territory))
                .contentType("application/json")
                .body(content("Sans version"))
                .put(path(territory))
                .then()
                .statusCode(428);
        given().auth()
                .oauth2(Tokens.territory(territory))
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(content("Dépassé"))
                .put(path(territory))
                .then()
                .statusCode(412);
        move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", "2024-03-01"))
                .statusCode(200);
        edit(territory, Tokens.territory(territory), content("Trop tard"))
                .statusCode(409)
                .body("code", equalTo("CONTRACT_NOT_EDITABLE"));
        assertThat(catchThrowable(() -> database.run("update contract_version set subject = 'autre'")))
                .isNotNull();
        assertThat(catchThrowable(() -> database.run("delete from contract_version")))
                .isNotNull();
    }

    @Test
    void isForThoseOfTheTerritory() {
        String territory = "TI2-8405";
        for (String foreign : List.of(
                Tokens.territory("TI2-9307"),
                Tokens.region("93"),
                Tokens.operator("ademe"),
                Tokens.observer(),
                Tokens.platformAdmin())) {
            draft(territory, foreign, content("Intrus")).statusCode(403);
        }
        draft(territory, Tokens.region("84"), content("Brouillon")).statusCode(201);
        for (String near : List.of(
                Tokens.territory(territory), Tokens.region("84"), Tokens.operator("ademe"), Tokens.delegation())) {
            given().auth().oauth2(near).get(path(territory)).then().statusCode(200);
        }
        for (String far :
                List.of(Tokens.territory("TI2-9307"), Tokens.region("93"), Tokens.observer(), Tokens.platformAdmin())) {
            given().auth().oauth2(far).get(path(territory)).then().statusCode(404);
        }
        given().auth()
                .oauth2(Tokens.territory(territory))
                .get(path(territory) + "/transitions")
                .then()
                .body("commands.find { it.command == 'SIGN' }.allowed", equalTo(false))
                .body("commands.find { it.command == 'SIGN' }.unmet.code", contains("NOT_YOUR_ROLE"));
        given().auth()
                .oauth2(Tokens.delegation())
                .get(path(territory) + "/transitions")
                .then()
                .body("commands.find { it.command == 'SIGN' }.allowed", equalTo(true));
    }

    @Test
    void signsWithTwoPartiesThatCommitThemselves() {
        String territory = "TI2-8406";
        Map<String, Object> content = content("Creux");
        content.put("parties", List.of(Map.of("kind", "STATE", "name", "État", "commitments", List.of())));
        draft(territory, Tokens.delegation(), content).statusCode(201);
        move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", "2024-03-01"))
                .statusCode(409)
                .body("code", equalTo("RULES_UNMET"))
                .body("errors.code", containsInAnyOrder("CONTRACT_WITHOUT_PARTIES", "PARTY_WITHOUT_COMMITMENT"));
        edit(territory, Tokens.delegation(), content("Plein")).statusCode(200);
        for (String day : List.of("1900-01-01", "2023-11-08", "9999-12-31")) {
            move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", day))
                    .statusCode(422)
                    .body("errors.code", contains("OUTSIDE_TERRITORY"));
        }
        move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", "2027-12-31"))
                .statusCode(422)
                .body("errors.code", contains("IN_THE_FUTURE"));
        move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", "2024-03-01", "subject", "?"))
                .statusCode(422)
                .body("errors.pointer", contains("/subject"));
        move(territory, Tokens.delegation(), Map.of("command", "END", "on", "2024-03-01", "reason", "Non"))
                .statusCode(409)
                .body("code", equalTo("TRANSITION_NOT_AVAILABLE"));
        move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", "2024-03-01"))
                .statusCode(200);
        move(territory, Tokens.delegation(), Map.of("command", "AMEND", "on", "2024-02-01"))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/on", "/amendment", "/subject"));
        move(territory, Tokens.delegation(), Map.of("command", "END", "on", "2024-05-01"))
                .statusCode(422)
                .body("errors.code", contains("REASON_REQUIRED"));
    }

    @Test
    void namesEverythingThatIsWrongInAContent() {
        String territory = "TI2-8407";
        Map<String, Object> content = content("Contrat");
        content.put("startsOn", "2023-01-01");
        content.put("endsOn", "2022-01-01");
        List<Object> parties = new ArrayList<>((List<?>) content.get("parties"));
        parties.add(parties.getFirst());
        parties.add(Map.of("kind", "REGION", "name", "Ailleurs", "code", "11", "commitments", List.of()));
        content.put("parties", parties);
        draft(territory, Tokens.delegation(), content)
                .statusCode(422)
                .body("code", equalTo("CONTRACT_INVALID"))
                .body("errors.pointer", containsInAnyOrder("/endsOn", "/startsOn", "/parties/2", "/parties/3/code"));
        Map<String, Object> hostile = content("=cmd \u202E");
        hostile.put(
                "parties",
                List.of(Map.of(
                        "kind", "STATE",
                        "name", "\u0000",
                        "code", "'; drop",
                        "commitments", List.of(Map.of("text", " ", "amount", "1e308")))));
        draft(territory, Tokens.delegation(), hostile).statusCode(422);
        assertThat(database.number("select count(*) from contract where territory_code = '" + territory + "'"))
                .isZero();
    }

    @Test
    void signsOnceWhoeverSignsAtTheSameInstant() throws Exception {
        String territory = "TI2-8408";
        draft(territory, Tokens.delegation(), content("Contrat")).statusCode(201);
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> answers = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return send(
                                        territory,
                                        Tokens.delegation(),
                                        Map.of("command", "SIGN", "on", "2024-03-01"),
                                        "\"0\"")
                                .extract()
                                .statusCode();
                    }))
                    .toList();
            start.countDown();
            List<Integer> codes = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                codes.add(answer.get());
            }
            assertThat(codes).containsExactlyInAnyOrder(200, 412, 412, 412);
        }
        assertThat(database.number("select count(*) from contract_version where territory_code = '" + territory + "'"))
                .isEqualTo(1);
    }

    @Test
    void hasAnEmptyPlanWithoutProjects() {
        given().get(path("TI2-8409") + "/action-plan").then().statusCode(200).body("items", empty());
        given().get(path("TI2-0000") + "/action-plan").then().statusCode(404);
        given().get(path("TI2-8409") + "/action-plan?asOf=hier")
                .then()
                .statusCode(422)
                .body("errors.parameter", hasItem("asOf"));
        given().get(path("TI2-8409") + "?asOf=2024-02-30").then().statusCode(422);
    }

    private static Map<String, Object> content(String title) {
        return new HashMap<>(Map.of(
                "title",
                title,
                "startsOn",
                "2024-01-01",
                "endsOn",
                "2027-12-31",
                "parties",
                List.of(
                        Map.of(
                                "kind",
                                "STATE",
                                "name",
                                "État",
                                "commitments",
                                List.of(Map.of("text", "Cofinancer le chef de projet", "amount", "250000.00"))),
                        Map.of(
                                "kind",
                                "REGION",
                                "name",
                                "Région Auvergne-Rhône-Alpes",
                                "code",
                                "84",
                                "commitments",
                                List.of(Map.of("text", "Instruire les fiches en deux mois"))))));
    }

    private static String path(String territory) {
        return "/v1/territories/" + territory + "/contract";
    }

    private static ValidatableResponse draft(String territory, String token, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path(territory))
                .then();
    }

    private static ValidatableResponse edit(String territory, String token, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", tag(territory))
                .body(body)
                .put(path(territory))
                .then();
    }

    private static ValidatableResponse move(String territory, String token, Map<String, Object> body) {
        return send(territory, token, body, tag(territory));
    }

    private static ValidatableResponse send(String territory, String token, Map<String, Object> body, String tag) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", tag)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path(territory) + "/transitions")
                .then();
    }

    private static String tag(String territory) {
        return given().auth()
                .oauth2(Tokens.delegation())
                .get(path(territory))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }
}
