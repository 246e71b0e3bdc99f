package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.OwnRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.territory.contract.ContractFixture.content;
import static fr.territoiresindustrie.territory.contract.ContractFixture.draft;
import static fr.territoiresindustrie.territory.contract.ContractFixture.edit;
import static fr.territoiresindustrie.territory.contract.ContractFixture.move;
import static fr.territoiresindustrie.territory.contract.ContractFixture.path;
import static fr.territoiresindustrie.territory.contract.ContractFixture.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
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
        database.keepPhaseOpen();
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
                .body("state", equalTo("SIGNED"))
                .body("content.title", equalTo("Contrat du Beaujolais"));
        given().get(path(territory) + "?asOf=2025-06-14").then().body("number", equalTo(1));
        given().get(path(territory) + "?asOf=2025-06-15")
                .then()
                .body("state", equalTo("AMENDED"))
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
        move(territory, Tokens.region("84"), Map.of("command", "SIGN", "on", "2026-10-31"))
                .statusCode(422)
                .body("errors.pointer", contains("/on"))
                .body("errors.code", contains("TERM_OVERLAPS"));
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
}
