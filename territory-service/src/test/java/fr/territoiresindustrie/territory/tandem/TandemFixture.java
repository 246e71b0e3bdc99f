package fr.territoiresindustrie.territory.tandem;

import fr.territoiresindustrie.kittest.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** Holders of seats, valid by default, and what is asked of the service about them. */
final class TandemFixture {

    static final String MAIL = "jeanne.martin@personne.example";
    static final String PHONE = "+33 6 12 34 56 78";

    private TandemFixture() {}

    static Map<String, Object> holder(String seat, String name, String from, String to) {
        Map<String, Object> holder = new HashMap<>(
                Map.of("name", name, "function", "Présidente", "organisation", "CA Villefranche", "from", from));
        holder.put("organisationSiren", "200040590");
        holder.put("to", to);
        if (seat != null) {
            holder.put("seat", seat);
        }
        return holder;
    }

    static ValidatableResponse on(String territory, String day) {
        return given().get("/v1/territories/" + territory + "/tandem?asOf=" + day)
                .then()
                .statusCode(200)
                .body("on", equalTo(day));
    }

    static ValidatableResponse as(String token, String path) {
        return given().auth().oauth2(token).get(path).then().statusCode(200);
    }

    static ValidatableResponse addTerm(String territory, String token, Map<String, Object> body) {
        return addTerm(territory, token, body, UUID.randomUUID().toString());
    }

    static ValidatableResponse addTerm(String territory, String token, Map<String, Object> body, String key) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/territories/" + territory + "/tandem/terms")
                .then();
    }

    static ValidatableResponse edit(String territory, String id, Map<String, Object> body) {
        String path = "/v1/territories/" + territory + "/tandem/terms/" + id;
        return given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .header("If-Match", given().get(path).header("ETag"))
                .body(body)
                .put(path)
                .then();
    }

    static ValidatableResponse erase(String territory, String id, String token) {
        String path = "/v1/territories/" + territory + "/tandem/terms/" + id;
        return given().auth()
                .oauth2(token)
                .header("If-Match", given().get(path).header("ETag"))
                .delete(path + "/contact-details")
                .then();
    }
}
