package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Changes of composition, valid by default, sent as the delegation. */
public final class ChangeFixture {

    private ChangeFixture() {}

    public static Map<String, Object> siren(String siren) {
        return Map.of("siren", siren);
    }

    public static Map<String, Object> singleCommune(String code) {
        return Map.of("communeCode", code);
    }

    /** A decision on the favourable opinions of these regions' committees. */
    public static Map<String, Object> decision(String... regions) {
        return Map.of(
                "reference",
                "CPR-" + UUID.randomUUID(),
                "title",
                "Décision du comité de pilotage",
                "decidedOn",
                "2026-03-02",
                "opinions",
                List.of(regions).stream()
                        .map(region -> Map.of("region", region, "opinion", "FAVOURABLE", "givenOn", "2026-02-20"))
                        .toList());
    }

    public static Map<String, Object> change(String on, Map<String, Object> decision) {
        return new HashMap<>(Map.of("effectiveOn", on, "decision", decision));
    }

    public static Map<String, Object> joining(String on, Map<String, Object> decision, Object... members) {
        Map<String, Object> change = change(on, decision);
        change.put("join", List.of(members));
        return change;
    }

    public static Map<String, Object> leaving(String on, Map<String, Object> decision, Object... members) {
        Map<String, Object> change = change(on, decision);
        change.put("leave", List.of(members));
        return change;
    }

    /** The territory's present tag. */
    public static String tag(String territory) {
        return given().get("/v1/territories/" + territory)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    public static ValidatableResponse send(String territory, Object change) {
        return send(territory, change, tag(territory), UUID.randomUUID().toString());
    }

    public static ValidatableResponse send(String territory, Object change, String tag, String key) {
        return given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .body(change)
                .post("/v1/territories/" + territory + "/perimeter-changes")
                .then();
    }

    public static ValidatableResponse createTerritory(Object territory) {
        return given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(territory)
                .post("/v1/territories")
                .then();
    }

    public static ValidatableResponse cancel(String territory, String change, Map<String, Object> body) {
        String path = "/v1/territories/" + territory + "/perimeter-changes/" + change;
        String tag = given().get(path).then().statusCode(200).extract().header("ETag");
        return given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .header("If-Match", tag)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path + "/transitions")
                .then();
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Paris"));
    }

    /** The communes of a territory, each with the member that brings it and its days. */
    static List<String> communesOf(Database database, String territory) {
        return database.texts("""
                select concat_ws(' ', commune_code, member_id, valid_from, valid_to) from territory_commune
                where territory_code = '%s' order by 1""".formatted(territory));
    }

    static String lastEvent(Database database, String territory, String type) {
        return database.texts("""
                select cast(payload as text) from outbox_event where aggregateid = '%s' and type = '%s'
                order by sequence desc limit 1""".formatted(territory, type)).getFirst();
    }
}
