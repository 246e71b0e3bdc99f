package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kittest.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import static io.restassured.RestAssured.given;

/** What the tests of vintages ask of the service, mostly as the platform's admin. */
final class VintageCalls {

    private static final AtomicInteger KEYS = new AtomicInteger();

    /** All that a vintage may change. */
    static final String STATE = """
            select md5(string_agg(t, '|' order by t)) from (
                select 'c' || c as t from commune c union all select 'v' || v from commune_version v union all select 'i' || i from intercommunality i
                union all select 'w' || w from intercommunality_version w union all select 'p' || p from commune_part p
                union all select 'q' || q from commune_postal_code q union all select 'm' || m from territory_member m
                union all select 'n' || n from territory_commune n union all select 'o' || o.id from outbox_event o
                union all select 'f' || f from former_intercommunality f union all select 'g' || g from programme_membership g) every_row""";

    private VintageCalls() {}

    static String key() {
        return "k" + KEYS.incrementAndGet();
    }

    record JsonChanges(List<Map<String, String>> items) {
        Map<String, String> of(String subject, String kind) {
            Map<String, String> found = new TreeMap<>();
            items.stream()
                    .filter(item -> item.get("subject").equals(subject)
                            && item.get("kind").equals(kind))
                    .forEach(item -> found.put(item.get("code"), item.get("to")));
            return found;
        }

        List<String> codes(String subject, String kind) {
            return items.stream()
                    .filter(item -> item.get("subject").equals(subject)
                            && item.get("kind").equals(kind))
                    .map(item -> item.get("code"))
                    .toList();
        }

        int size() {
            return items.size();
        }
    }

    static JsonChanges changes(String id) {
        return new JsonChanges(get("/v1/reference-vintages/" + id + "/difference?limit=200", Tokens.platformAdmin())
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items"));
    }

    static ValidatableResponse resolve(String code, String asOf) {
        return resolve(code, asOf, "CODE");
    }

    static ValidatableResponse resolve(String code, String asOf, String by) {
        RequestSpecification request = given().queryParam("code", code).queryParam("by", by);
        if (asOf != null) {
            request.queryParam("asOf", asOf);
        }
        return request.get("/v1/resolutions").then().statusCode(200).rootPath("items[0].matches[0]");
    }

    static ValidatableResponse get(String path, String token) {
        RequestSpecification request = token == null ? given() : given().auth().oauth2(token);
        return request.get(path).then();
    }

    static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.platformAdmin());
    }

    static ValidatableResponse upload(byte[] zip) {
        return upload(Tokens.platformAdmin(), 2026, zip).then().statusCode(201);
    }

    static Response upload(String token, int year, byte[] zip) {
        return given().auth()
                .oauth2(token)
                .contentType("application/zip")
                .header("Idempotency-Key", key())
                .body(zip)
                .post("/v1/reference-vintages?year=" + year);
    }

    static ValidatableResponse dryRun(String id) {
        return send(id, 0, Map.of("command", "APPLY", "dryRun", true));
    }

    static ValidatableResponse move(String id, int version, String command) {
        return send(id, version, Map.of("command", command));
    }

    static ValidatableResponse send(String id, int version, Map<String, Object> body) {
        return admin().contentType("application/json")
                .header("Idempotency-Key", key())
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post("/v1/reference-vintages/" + id + "/transitions")
                .then();
    }
}
