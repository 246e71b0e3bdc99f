package fr.territoiresindustrie.kit.problem;

import fr.territoiresindustrie.kit.sample.Notes;
import fr.territoiresindustrie.kittest.Outage;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatabaseDownIT {

    Outage database;

    @Test
    void answers503WithRetryAfterAndRecovers() {
        String key = UUID.randomUUID().toString();
        database.during(() -> {
            given().get("/v1/notes")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("code", equalTo("SERVICE_UNAVAILABLE"));
            Notes.create(Tokens.region("84"), key, "during").then().statusCode(503);
        });
        await().atMost(20, SECONDS)
                .untilAsserted(() ->
                        Notes.create(Tokens.region("84"), key, "during").then().statusCode(201));
        given().get("/v1/notes").then().statusCode(200);
    }
}
