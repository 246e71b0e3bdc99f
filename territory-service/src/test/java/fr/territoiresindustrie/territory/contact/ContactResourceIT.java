package fr.territoiresindustrie.territory.contact;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class ContactResourceIT {

    private static final String MAIL = "paul.durand@operateur.example";

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void keepsOneContactOfEachOperatorAtATime() {
        String territory = "TI2-8416";
        create(territory, Tokens.operator("ademe"), person(null, "2024-01-01", "2024-12-31"))
                .statusCode(201)
                .body("operator", equalTo("ademe"))
                .body("name", nullValue());
        create(territory, Tokens.operator("ademe"), person("ademe", "2025-01-01", null))
                .statusCode(201);
        create(territory, Tokens.delegation(), person("bpifrance", "2024-01-01", null))
                .statusCode(201);
        create(territory, Tokens.delegation(), person("ademe", "2024-06-01", "2025-06-01"))
                .statusCode(409)
                .body("code", equalTo("TERM_OVERLAPS"))
                .body("overlaps.size()", equalTo(2));
        list(territory, Tokens.region("84"), "?asOf=2024-06-01").body("items.operator", contains("ademe", "bpifrance"));
        list(territory, Tokens.region("84"), "?operator=ademe")
                .body("items.from", contains("2024-01-01", "2025-01-01"));
        list(territory, Tokens.region("84"), "?asOf=2023-12-31").body("items.size()", equalTo(0));
        given().get("/v1/territories/" + territory + "/operator-contacts?asOf=hier")
                .then()
                .statusCode(422)
                .body("errors.parameter", hasItem("asOf"));
    }

    @Test
    void isNamedByItsOperatorOrTheDelegation() {
        String territory = "TI2-8417";
        create(territory, Tokens.operator("ademe"), person("bpifrance", "2024-01-01", null))
                .statusCode(403);
        create(territory, Tokens.delegation(), person(null, "2024-01-01", null))
                .statusCode(422)
                .body("errors.pointer", contains("/operator"));
        for (String other :
                List.of(Tokens.region("84"), Tokens.territory(territory), Tokens.observer(), Tokens.platformAdmin())) {
            create(territory, other, person("ademe", "2024-01-01", null)).statusCode(403);
        }
        String id = create(territory, Tokens.operator("ademe"), person(null, "2024-01-01", null))
                .statusCode(201)
                .extract()
                .path("id");
        edit(territory, id, Tokens.operator("bpifrance"), person(null, "2024-01-01", "2024-02-01"))
                .statusCode(403);
        edit(territory, id, Tokens.operator("ademe"), person(null, "2024-01-01", "2024-02-01"))
                .statusCode(200)
                .body("to", equalTo("2024-02-01"));
    }

    @Test
    void showsThePersonToThoseWhoNeedIt() {
        String territory = "TI2-8418";
        create(territory, Tokens.operator("ademe"), person(null, "2024-01-01", null))
                .statusCode(201);
        for (String near : List.of(
                Tokens.territory(territory), Tokens.region("84"), Tokens.delegation(), Tokens.operator("bpifrance"))) {
            list(territory, near, "")
                    .body("items.name", contains("Paul Durand"))
                    .body("items.contact.mail", contains(MAIL));
        }
        for (String far :
                List.of(Tokens.territory("TI2-9307"), Tokens.region("93"), Tokens.observer(), Tokens.platformAdmin())) {
            list(territory, far, "")
                    .body("items.operator", contains("ademe"))
                    .body("items.name", everyItem(nullValue()))
                    .body("items.contact", everyItem(nullValue()));
        }
        given().get("/v1/territories/" + territory + "/operator-contacts")
                .then()
                .statusCode(200)
                .body("items.operator", contains("ademe"))
                .body("items.name", everyItem(nullValue()))
                .body("items.contact", everyItem(nullValue()));
        for (String kept : List.of(
                "select cast(payload as text) from outbox_event",
                "select concat_ws(' ', reason, cast(details as text)) from history",
                "select coalesce(body, '') from idempotency_key")) {
            assertThat(database.texts(kept)).noneMatch(text -> text.contains(MAIL) || text.contains("Paul Durand"));
        }
    }

    @Test
    void erasesThePersonOfAnEndedTerm() {
        String territory = "TI2-8419";
        String id = create(territory, Tokens.operator("ademe"), person(null, "2024-01-01", null))
                .statusCode(201)
                .extract()
                .path("id");
        erase(territory, id, Tokens.operator("ademe")).statusCode(409).body("code", equalTo("TERM_NOT_ENDED"));
        edit(territory, id, Tokens.operator("ademe"), person(null, "2024-01-01", "2024-02-01"))
                .statusCode(200);
        erase(territory, id, Tokens.operator("bpifrance")).statusCode(403);
        erase(territory, id, Tokens.delegation()).statusCode(204);
        list(territory, Tokens.delegation(), "")
                .body("items.name", everyItem(nullValue()))
                .body("items.function", contains("Référent"));
    }

    @Test
    void refusesWhatIsOutOfShape() {
        Map<String, Object> body = person("ADEME; drop", "1900-01-01", null);
        body.put("contact", Map.of("mail", "=HYPERLINK(\"x\")", "phone", "12"));
        create("TI2-8419", Tokens.delegation(), body)
                .statusCode(422)
                .body("errors.pointer", hasItem("/operator"))
                .body("errors.pointer", hasItem("/contact/mail"))
                .body("errors.pointer", hasItem("/contact/phone"));
        create("TI2-8419", Tokens.delegation(), person("ademe", "1900-01-01", "9999-12-31"))
                .statusCode(422)
                .body("errors.pointer", contains("/from", "/to"));
    }

    private static Map<String, Object> person(String operator, String from, String to) {
        Map<String, Object> person = new HashMap<>(Map.of("name", "Paul Durand", "function", "Référent", "from", from));
        person.put("to", to);
        person.put("contact", Map.of("mail", MAIL, "phone", "04 72 00 00 00"));
        if (operator != null) {
            person.put("operator", operator);
        }
        return person;
    }

    private static ValidatableResponse list(String territory, String token, String query) {
        return given().auth()
                .oauth2(token)
                .get("/v1/territories/" + territory + "/operator-contacts" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse create(String territory, String token, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/territories/" + territory + "/operator-contacts")
                .then();
    }

    private static ValidatableResponse edit(String territory, String id, String token, Map<String, Object> body) {
        String path = "/v1/territories/" + territory + "/operator-contacts/" + id;
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", given().get(path).header("ETag"))
                .body(body)
                .put(path)
                .then();
    }

    private static ValidatableResponse erase(String territory, String id, String token) {
        String path = "/v1/territories/" + territory + "/operator-contacts/" + id;
        return given().auth()
                .oauth2(token)
                .header("If-Match", given().get(path).header("ETag"))
                .delete(path + "/contact-details")
                .then();
    }
}
