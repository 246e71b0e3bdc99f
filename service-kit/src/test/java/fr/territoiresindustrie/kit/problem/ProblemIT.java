package fr.territoiresindustrie.kit.problem;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProblemIT {

    @Test
    void unknownPathIs404() {
        problem(given().get("/nowhere").then(), 404, "NOT_FOUND");
        problem(given().get("/v1/notes/" + UUID.randomUUID() + "/nothing").then(), 404, "NOT_FOUND");
    }

    @Test
    void malformedIdentifierInAPathIs404() {
        problem(given().get("/v1/notes/not-a-uuid").then(), 404, "NOT_FOUND");
    }

    @Test
    void wrongMethodIs405() {
        problem(given().delete("/v1/notes").then(), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void unavailableFormatIs406() {
        problem(given().accept("application/xml").get("/v1/notes").then(), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void tooLargeBodyIs413() {
        problem(post("{\"title\":\"" + "x".repeat(70_000) + "\"}"), 413, "BODY_TOO_LARGE");
    }

    @Test
    void foreignFormatIs415() {
        problem(
                given().auth()
                        .oauth2(Tokens.region("84"))
                        .contentType("text/csv")
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body("a,b")
                        .post("/v1/notes")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void malformedJsonIs400() {
        problem(post("{\"title\": "), 400, "MALFORMED_REQUEST");
        problem(post("nonsense"), 400, "MALFORMED_REQUEST");
        problem(post("{\"title\":\"a\",\"amount\":\"1.00\"} more"), 400, "MALFORMED_REQUEST");
        problem(post("{\"title"), 400, "MALFORMED_REQUEST");
    }

    @Test
    void duplicateFieldIs400() {
        problem(post("{\"title\":\"a\",\"title\":\"b\",\"amount\":\"1.00\"}"), 400, "DUPLICATE_FIELD");
        problem(
                post("{\"title\":\"a\",\"amount\":\"1.00\",\"authors\":[{\"siren\":\"1\",\"siren\":\"2\"}]}"),
                400,
                "DUPLICATE_FIELD");
    }

    @Test
    void unknownFieldIs422WithItsPointer() {
        problem(
                        post(
                                "{\"title\":\"a\",\"amount\":\"1.00\",\"authors\":[{\"siren\":\"552100554\",\"shoe\":44}]}"),
                        422,
                        "UNKNOWN_FIELD")
                .body("errors[0].pointer", equalTo("/authors/0/shoe"));
    }

    @Test
    void wrongShapesAre422WithTheirPointer() {
        for (String amount :
                new String[] {"12.5", "\"1e3\"", "\"-1.00\"", "\"1.001\"", "\"١.00\"", "true", "\"01.00\""}) {
            problem(post("{\"title\":\"a\",\"amount\":" + amount + "}"), 422, "INVALID_FIELDS")
                    .body("errors[0].pointer", equalTo("/amount"));
        }
        problem(post("{\"title\":12,\"amount\":\"1.00\"}"), 422, "INVALID_FIELDS")
                .body("errors[0].pointer", equalTo("/title"));
        problem(post("{\"title\":\"a\",\"amount\":\"1.00\",\"colour\":\"GREEN\"}"), 422, "INVALID_FIELDS")
                .body("errors[0].message", containsString("RED, BLUE"));
    }

    @Test
    void invalidValuesAreReportedAllAtOnce() {
        problem(post("{\"title\":\"a\\u202Eb\",\"authors\":[{\"siren\":\"123456789\"}]}"), 422, "INVALID_FIELDS")
                .body("errors.pointer", hasItems("/title", "/amount", "/authors/0/siren"))
                .body("errors.code", hasItems("PLAIN_TEXT", "REQUIRED", "SIREN"));
    }

    @Test
    void nulInTextIsRefused() {
        problem(post("{\"title\":\"a\\u0000b\",\"amount\":\"1.00\"}"), 422, "INVALID_FIELDS")
                .body("errors.pointer", contains("/title"));
    }

    @Test
    void wrongParametersAre422WithTheirName() {
        problem(given().get("/v1/notes?limit=201").then(), 422, "INVALID_FIELDS")
                .body("errors[0].parameter", equalTo("limit"));
        problem(given().get("/v1/notes?limit=0").then(), 422, "INVALID_FIELDS")
                .body("errors[0].parameter", equalTo("limit"));
    }

    @Test
    void missingBodyIsRefused() {
        problem(post(""), 422, "INVALID_FIELDS");
        problem(post("null"), 422, "INVALID_FIELDS");
    }

    @Test
    void noTokenIs401AndWrongRoleIs403() {
        problem(given().get("/v1/notes/me").then(), 401, "UNAUTHENTICATED")
                .header("WWW-Authenticate", equalTo("Bearer"));
        problem(given().auth().oauth2(Tokens.observer()).get("/v1/notes/me").then(), 403, "FORBIDDEN");
        problem(
                given().auth()
                        .oauth2(Tokens.region("84"))
                        .get("/v1/notes/unannotated")
                        .then(),
                403,
                "FORBIDDEN");
    }

    @Test
    void badTokensAre401EvenWhereThePublicMayRead() {
        String good = Tokens.region("84");
        String[] bad = {
            good.substring(0, good.length() - 6) + "AAAAAA",
            "nonsense",
            Tokens.sign(Tokens.claims("region-84", "region").audience("another-api")),
            Tokens.sign(Tokens.claims("region-84", "region").issuer("https://elsewhere.test")),
            Tokens.sign(Tokens.claims("region-84", "region").expiresAt(1_000_000)),
            Tokens.sign(Tokens.claims("region-84", "region").claim("typ", "ID")),
            Tokens.claims("region-84", "region")
                    .jws()
                    .algorithm(io.smallrye.jwt.algorithm.SignatureAlgorithm.HS256)
                    .signWithSecret(Tokens.publicKey()),
        };
        for (String token : bad) {
            problem(given().auth().oauth2(token).get("/v1/notes").then(), 401, "UNAUTHENTICATED");
        }
    }

    @Test
    void callerIsReadFromTheToken() {
        given().auth()
                .oauth2(Tokens.region("84"))
                .get("/v1/notes/me")
                .then()
                .statusCode(200)
                .body("client", equalTo("region-84"))
                .body("name", equalTo("region-84"))
                .body("regions", contains("84"))
                .body("roles", contains("region"));
        given().auth()
                .oauth2(Tokens.operator("ademe"))
                .get("/v1/notes/me")
                .then()
                .body("operator", equalTo("ademe"));
    }

    @Test
    void unexpectedFailureTellsNothingOfTheProgram() {
        problem(post("{\"title\":\"explodes\",\"amount\":\"1.00\"}"), 500, "INTERNAL_ERROR")
                .body("detail", not(containsString("secret")));
    }

    @Test
    void titlesFollowTheCallersLanguage() {
        given().header("Accept-Language", "en-GB,en;q=0.9")
                .get("/nowhere")
                .then()
                .body("title", equalTo("Not found"))
                .header("Content-Language", "en");
        given().header("Accept-Language", "de").get("/nowhere").then().body("title", equalTo("Introuvable"));
        given().get("/nowhere").then().body("title", equalTo("Introuvable")).header("Content-Language", "fr");
    }

    private static ValidatableResponse post(String body) {
        return given().auth()
                .oauth2(Tokens.region("84"))
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/v1/notes")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("urn:territoires-industrie:problem:" + code))
                .body("title", notNullValue())
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body("errors.findAll { it.code == null || it.message == null }.size()", equalTo(0))
                .body("detail", not(containsString("Exception")));
    }
}
