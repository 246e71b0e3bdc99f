package fr.territoiresindustrie.territory.tandem;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.OwnRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static fr.territoiresindustrie.territory.tandem.TandemFixture.addTerm;
import static fr.territoiresindustrie.territory.tandem.TandemFixture.edit;
import static fr.territoiresindustrie.territory.tandem.TandemFixture.holder;
import static fr.territoiresindustrie.territory.tandem.TandemFixture.on;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class TandemResourceIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void letsHoldersFollowOneAnotherWithGaps() {
        String territory = "TI2-8403";
        addTerm(
                        territory,
                        Tokens.territory(territory),
                        holder("ELECTED_OFFICIAL", "Première", "2023-11-09", "2024-12-31"))
                .statusCode(201);
        addTerm(territory, Tokens.region("84"), holder("ELECTED_OFFICIAL", "Deuxième", "2025-03-01", null))
                .statusCode(201);
        addTerm(territory, Tokens.delegation(), holder("INDUSTRIALIST", "Meneuse", "2024-01-01", null))
                .statusCode(201);
        on(territory, "2024-06-01")
                .body("electedOfficial.name", equalTo("Première"))
                .body("industrialist.name", equalTo("Meneuse"));
        on(territory, "2025-01-15").body("electedOfficial", nullValue());
        on(territory, "2025-03-01").body("electedOfficial.name", equalTo("Deuxième"));
        on(territory, "2023-11-09").body("industrialist", nullValue());
        given().get("/v1/territories/" + territory + "/tandem")
                .then()
                .statusCode(200)
                .body("electedOfficial.name", equalTo("Deuxième"));
        given().get("/v1/territories/" + territory + "/tandem/terms")
                .then()
                .body("items.name", contains("Première", "Meneuse", "Deuxième"));
        addTerm(territory, Tokens.delegation(), holder("ELECTED_OFFICIAL", "Intruse", "2024-12-31", "2025-02-01"))
                .statusCode(409)
                .body("code", equalTo("TERM_OVERLAPS"))
                .body("overlaps.from", contains("2023-11-09"))
                .body("overlaps.to", contains("2024-12-31"));
        given().get("/v1/territories/" + territory + "/history")
                .then()
                .body("items.action", hasItem("ADD_TANDEM_TERM"))
                .body("items.details.name", everyItem(nullValue()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "1900-01-01, null, /from, OUTSIDE_TERRITORY",
                "2023-11-08, null, /from, OUTSIDE_TERRITORY",
                "9999-12-31, null, /from, OUTSIDE_TERRITORY",
                "2024-01-01, 9999-12-31, /to, OUTSIDE_TERRITORY",
                "2024-01-02, 2024-01-01, /to, DATES_REVERSED",
            })
    void refusesDaysThatCannotBe(String from, String to, String pointer, String code) {
        addTerm("TI2-8402", Tokens.delegation(), holder("INDUSTRIALIST", "Nom", from, to))
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    @Test
    void refusesHostileTextAndWrongIdentifiers() {
        Map<String, Object> body = holder("INDUSTRIALIST", "Nom \u202Eesrevni", "2024-01-01", null);
        body.put("organisationSiren", "200040591");
        body.put("contact", Map.of("mail", "pas un mail", "phone", "=cmd()"));
        addTerm("TI2-8402", Tokens.delegation(), body)
                .statusCode(422)
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/organisationSiren"))
                .body("errors.pointer", hasItem("/contact/mail"))
                .body("errors.pointer", hasItem("/contact/phone"));
        for (String formula : List.of("=1+1", "+33", "-1", "@SUM(A1)", "＝cmd", " =1")) {
            addTerm("TI2-8402", Tokens.delegation(), holder("INDUSTRIALIST", formula, "2024-01-01", null))
                    .statusCode(422)
                    .body("errors.pointer", contains("/name"))
                    .body("errors.code", contains("PLAIN_NAME"));
        }
        body.put("seat", "KING");
        addTerm("TI2-8402", Tokens.delegation(), body).statusCode(422);
        addTerm("TI2-0000", Tokens.delegation(), holder("INDUSTRIALIST", "Nom", "2024-01-01", null))
                .statusCode(404);
        assertThat(database.number("select count(*) from tandem_term where territory_code = 'TI2-8402'"))
                .isZero();
    }

    @Test
    void isWrittenByWhoLeadsTheTerritory() {
        Map<String, Object> body = holder("INDUSTRIALIST", "Nom", "2024-01-01", "2024-02-01");
        for (String foreign : List.of(
                Tokens.territory("TI2-9307"),
                Tokens.region("93"),
                Tokens.operator("ademe"),
                Tokens.observer(),
                Tokens.platformAdmin())) {
            addTerm("TI2-8404", foreign, body).statusCode(403);
        }
        given().contentType("application/json")
                .body(body)
                .post("/v1/territories/TI2-8404/tandem/terms")
                .then()
                .statusCode(401);
    }

    @Test
    void demandsTheVersionOfWhatIsChanged() {
        String territory = "TI2-8410";
        Map<String, Object> body = holder("INDUSTRIALIST", "Nom", "2024-01-01", null);
        String key = UUID.randomUUID().toString();
        String id = addTerm(territory, Tokens.delegation(), body, key)
                .statusCode(201)
                .extract()
                .path("id");
        addTerm(territory, Tokens.delegation(), body, key)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
        body.remove("seat");
        var change = given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .body(body);
        String path = "/v1/territories/" + territory + "/tandem/terms/" + id;
        change.put(path).then().statusCode(428);
        given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .body(body)
                .header("If-Match", "\"7\"")
                .put(path)
                .then()
                .statusCode(412);
        edit(territory, id, body).statusCode(200).header("ETag", notNullValue());
        given().get("/v1/territories/TI2-8411/tandem/terms/" + id).then().statusCode(404);
    }

    @Test
    void letsOneOfTwoSimultaneousHoldersIn() throws Exception {
        String territory = "TI2-8412";
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> answers = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return addTerm(
                                        territory,
                                        Tokens.delegation(),
                                        holder("INDUSTRIALIST", "Nom " + i, "2024-01-01", null))
                                .extract()
                                .statusCode();
                    }))
                    .toList();
            start.countDown();
            int created = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(201, 409);
                created += answer.get() == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
    }
}
