package fr.territoiresindustrie.territory.tandem;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.LoggedLines;
import fr.territoiresindustrie.territory.OwnRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class TandemResourceIT {

    private static final String MAIL = "jeanne.martin@personne.example";
    private static final String PHONE = "+33 6 12 34 56 78";

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void letsHoldersFollowOneAnotherWithGaps() {
        String territory = "TI2-8403";
        create(
                        territory,
                        Tokens.territory(territory),
                        holder("ELECTED_OFFICIAL", "Première", "2023-11-09", "2024-12-31"))
                .statusCode(201);
        create(territory, Tokens.region("84"), holder("ELECTED_OFFICIAL", "Deuxième", "2025-03-01", null))
                .statusCode(201);
        create(territory, Tokens.delegation(), holder("INDUSTRIALIST", "=1+1", "2024-01-01", null))
                .statusCode(201);
        on(territory, "2024-06-01")
                .body("electedOfficial.name", equalTo("Première"))
                .body("industrialist.name", equalTo("=1+1"));
        on(territory, "2025-01-15").body("electedOfficial", nullValue());
        on(territory, "2025-03-01").body("electedOfficial.name", equalTo("Deuxième"));
        on(territory, "2023-11-09").body("industrialist", nullValue());
        given().get("/v1/territories/" + territory + "/tandem")
                .then()
                .statusCode(200)
                .body("electedOfficial.name", equalTo("Deuxième"));
        given().get("/v1/territories/" + territory + "/tandem/terms")
                .then()
                .body("items.name", contains("Première", "=1+1", "Deuxième"));
        create(territory, Tokens.delegation(), holder("ELECTED_OFFICIAL", "Intruse", "2024-12-31", "2025-02-01"))
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
        create("TI2-8402", Tokens.delegation(), holder("INDUSTRIALIST", "Nom", from, to))
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    @Test
    void refusesHostileTextAndWrongIdentifiers() {
        Map<String, Object> body = holder("INDUSTRIALIST", "Nom \u202Eesrevni", "2024-01-01", null);
        body.put("organisationSiren", "200040591");
        body.put("contact", Map.of("mail", "pas un mail", "phone", "=cmd()"));
        create("TI2-8402", Tokens.delegation(), body)
                .statusCode(422)
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/organisationSiren"))
                .body("errors.pointer", hasItem("/contact/mail"))
                .body("errors.pointer", hasItem("/contact/phone"));
        body.put("seat", "KING");
        create("TI2-8402", Tokens.delegation(), body).statusCode(422);
        create("TI2-0000", Tokens.delegation(), holder("INDUSTRIALIST", "Nom", "2024-01-01", null))
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
            create("TI2-8404", foreign, body).statusCode(403);
        }
        given().contentType("application/json")
                .body(body)
                .post("/v1/territories/TI2-8404/tandem/terms")
                .then()
                .statusCode(401);
    }

    @Test
    void showsContactDetailsToThoseWhoNeedThemAlone() {
        String territory = "TI2-8407";
        Map<String, Object> body = holder("ELECTED_OFFICIAL", "Jeanne Martin", "2024-01-01", "2024-12-31");
        body.put("contact", Map.of("mail", MAIL, "phone", PHONE));
        String id = create(territory, Tokens.territory(territory), body)
                .statusCode(201)
                .body("contact", nullValue())
                .extract()
                .path("id");
        String path = "/v1/territories/" + territory + "/tandem/terms/" + id;
        for (String near : List.of(
                Tokens.territory(territory), Tokens.region("84"), Tokens.delegation(), Tokens.operator("ademe"))) {
            as(near, path).body("contact.mail", equalTo(MAIL)).body("contact.phone", equalTo(PHONE));
            as(near, "/v1/territories/" + territory + "/tandem?asOf=2024-06-01")
                    .body("electedOfficial.contact.mail", equalTo(MAIL));
        }
        for (String far :
                List.of(Tokens.territory("TI2-9307"), Tokens.region("93"), Tokens.observer(), Tokens.platformAdmin())) {
            as(far, path).body("name", equalTo("Jeanne Martin")).body("contact", nullValue());
            as(far, "/v1/territories/" + territory + "/tandem?asOf=2024-06-01")
                    .body("electedOfficial.contact", nullValue());
            as(far, "/v1/territories/" + territory + "/tandem/terms").body("items.contact", everyItem(nullValue()));
        }
        String seen = as(Tokens.delegation(), path).extract().header("ETag");
        given().get(path)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(seen)))
                .body("contact", nullValue());
        given().header("If-None-Match", seen).get(path).then().statusCode(200);
    }

    @Test
    void keepsContactDetailsOutOfEventsLogsHistoryAndStoredAnswers() {
        String territory = "TI2-8408";
        try (LoggedLines log = LoggedLines.record()) {
            Map<String, Object> body = holder("ELECTED_OFFICIAL", "Jeanne Martin", "2024-01-01", null);
            body.put("contact", Map.of("mail", MAIL, "phone", PHONE));
            String id = create(territory, Tokens.delegation(), body)
                    .statusCode(201)
                    .extract()
                    .path("id");
            create(territory, Tokens.delegation(), body).statusCode(409);
            body.put("name", "x".repeat(201));
            create(territory, Tokens.delegation(), body).statusCode(422);
            Map<String, Object> edit = holder(null, "Jeanne Martin", "2024-01-01", "2024-12-31");
            edit.put("contact", Map.of("mail", MAIL, "phone", PHONE));
            edit(territory, id, edit).statusCode(200).body("contact.mail", equalTo(MAIL));
            assertThat(log.lines()).noneMatch(line -> line.contains(MAIL) || line.contains(PHONE));
        }
        List<String> events = database.texts("select cast(payload as text) from outbox_event where aggregateid = '"
                + territory + "' and type = 'territory.tandem-changed'");
        assertThat(events).hasSize(2);
        events.forEach(event -> EventSchemas.check("territory.tandem-changed", event));
        for (String kept : List.of(
                "select cast(payload as text) from outbox_event",
                "select concat_ws(' ', reason, cast(details as text)) from history",
                "select concat_ws(' ', body, cast(headers as text), fingerprint) from idempotency_key")) {
            assertThat(database.texts(kept))
                    .noneMatch(text -> text.contains(MAIL)
                            || text.contains(PHONE)
                            || (text.contains("Jeanne Martin") && !kept.contains("idempotency_key")));
        }
    }

    @Test
    void erasesTheDetailsOfAnEndedTerm() {
        String territory = "TI2-8409";
        Map<String, Object> body = holder("INDUSTRIALIST", "Jeanne Martin", "2024-01-01", null);
        body.put("contact", Map.of("mail", MAIL, "phone", PHONE));
        String id = create(territory, Tokens.delegation(), body)
                .statusCode(201)
                .extract()
                .path("id");
        erase(territory, id, Tokens.territory(territory)).statusCode(403);
        erase(territory, id, Tokens.delegation()).statusCode(409).body("code", equalTo("TERM_NOT_ENDED"));
        body.remove("seat");
        body.put("to", "2025-01-01");
        edit(territory, id, body).statusCode(200);
        erase(territory, id, Tokens.delegation()).statusCode(204);
        as(Tokens.delegation(), "/v1/territories/" + territory + "/tandem/terms/" + id)
                .body("contact", nullValue())
                .body("name", equalTo("Jeanne Martin"));
        assertThat(database.texts("select concat(mail, phone) from tandem_term where id = '" + id + "'"))
                .containsExactly("");
    }

    @Test
    void demandsTheVersionOfWhatIsChanged() {
        String territory = "TI2-8410";
        Map<String, Object> body = holder("INDUSTRIALIST", "Nom", "2024-01-01", null);
        String key = UUID.randomUUID().toString();
        String id = create(territory, Tokens.delegation(), body, key)
                .statusCode(201)
                .extract()
                .path("id");
        create(territory, Tokens.delegation(), body, key)
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
                        return create(
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

    private static Map<String, Object> holder(String seat, String name, String from, String to) {
        Map<String, Object> holder = new HashMap<>(
                Map.of("name", name, "function", "Présidente", "organisation", "CA Villefranche", "from", from));
        holder.put("organisationSiren", "200040590");
        holder.put("to", to);
        if (seat != null) {
            holder.put("seat", seat);
        }
        return holder;
    }

    private static ValidatableResponse on(String territory, String day) {
        return given().get("/v1/territories/" + territory + "/tandem?asOf=" + day)
                .then()
                .statusCode(200)
                .body("on", equalTo(day));
    }

    private static ValidatableResponse as(String token, String path) {
        return given().auth().oauth2(token).get(path).then().statusCode(200);
    }

    private static ValidatableResponse create(String territory, String token, Map<String, Object> body) {
        return create(territory, token, body, UUID.randomUUID().toString());
    }

    private static ValidatableResponse create(String territory, String token, Map<String, Object> body, String key) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/territories/" + territory + "/tandem/terms")
                .then();
    }

    private static ValidatableResponse edit(String territory, String id, Map<String, Object> body) {
        String path = "/v1/territories/" + territory + "/tandem/terms/" + id;
        return given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .header("If-Match", given().get(path).header("ETag"))
                .body(body)
                .put(path)
                .then();
    }

    private static ValidatableResponse erase(String territory, String id, String token) {
        String path = "/v1/territories/" + territory + "/tandem/terms/" + id;
        return given().auth()
                .oauth2(token)
                .header("If-Match", given().get(path).header("ETag"))
                .delete(path + "/contact-details")
                .then();
    }
}
