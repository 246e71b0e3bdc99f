package fr.territoiresindustrie.partner.webhook;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Calls the operations of webhooks as one caller. */
record WebhookApi(String token) {

    RequestSpecification request() {
        RequestSpecification request = given().contentType("application/json");
        return token == null ? request : request.auth().oauth2(token);
    }

    RequestSpecification keyed() {
        return request().header("Idempotency-Key", UUID.randomUUID().toString());
    }

    Response create(String address, List<String> types) {
        return request().body(Map.of("address", address, "types", types)).post("/v1/webhooks");
    }

    /** The id of a new webhook of projects. */
    String made(Receiver receiver) {
        return create(receiver.address(), List.of("project.*"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Response get(String path) {
        return request().get("/v1/webhooks/" + path);
    }

    Response run(String id, String command) {
        return keyed().header("If-Match", get(id).header("ETag"))
                .body(Map.of("command", command))
                .post("/v1/webhooks/" + id + "/transitions");
    }

    String state(String id) {
        return get(id).path("state");
    }
}
