package fr.territoiresindustrie.partner.sandbox;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** A platform that is no sandbox; one that is one is in the launcher's journey. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SandboxResourceIT {

    @Test
    void nothingOfASandboxIsThere() {
        given().get("/v1/sandbox/clock").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        given().get("/v1/sandbox/fixtures").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void nobodyMovesTheClock() {
        Map<String, String> move = Map.of("to", "2036-01-01T00:00:00Z");
        given().contentType("application/json")
                .body(move)
                .post("/v1/sandbox/moves")
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .auth()
                .oauth2(Tokens.delegation())
                .header("Idempotency-Key", UUID.randomUUID())
                .body(move)
                .post("/v1/sandbox/moves")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }
}
