package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kittest.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Contracts, valid by default, and what is asked of the service about them. */
final class ContractFixture {

    private ContractFixture() {}

    static Map<String, Object> content(String title) {
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

    static String tomorrow() {
        return LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(1).toString();
    }

    static String path(String territory) {
        return "/v1/territories/" + territory + "/contract";
    }

    static ValidatableResponse draft(String territory, String token, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path(territory))
                .then();
    }

    static ValidatableResponse edit(String territory, String token, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", tag(territory))
                .body(body)
                .put(path(territory))
                .then();
    }

    static ValidatableResponse move(String territory, String token, Map<String, Object> body) {
        return send(territory, token, body, tag(territory));
    }

    static ValidatableResponse send(String territory, String token, Map<String, Object> body, String tag) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", tag)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path(territory) + "/transitions")
                .then();
    }

    static String tag(String territory) {
        return given().auth()
                .oauth2(Tokens.delegation())
                .get(path(territory))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }
}
