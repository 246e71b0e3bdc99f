package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kittest.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Calls the operations of clients as the platform's administration. */
final class ClientApi {

    private ClientApi() {}

    static String freshId() {
        return "si-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.platformAdmin()).contentType("application/json");
    }

    /** A region's machine, valid. */
    static Map<String, Object> region() {
        Map<String, Object> writing = new HashMap<>();
        writing.put("name", "SI de la région");
        writing.put("roles", List.of("REGION"));
        writing.put("regions", List.of("84", "93"));
        return writing;
    }

    static Response create(String id, Map<String, Object> writing, String authentication) {
        return admin().body(Map.of("id", id, "client", writing, "authentication", authentication))
                .post("/v1/clients");
    }

    static Response get(String id) {
        return admin().get("/v1/clients/" + id);
    }

    static RequestSpecification at(String id) {
        return admin().header("If-Match", get(id).header("ETag"));
    }

    static String secret(String id) {
        return at(id).put("/v1/clients/" + id + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("clientSecret");
    }

    static Response run(String id, String command) {
        return at(id).header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("command", command, "reason", "Clé perdue"))
                .post("/v1/clients/" + id + "/transitions");
    }
}
