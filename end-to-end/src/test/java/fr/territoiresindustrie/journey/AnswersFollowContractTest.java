package fr.territoiresindustrie.journey;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** That the check of the journeys' answers can fail. */
class AnswersFollowContractTest {

    private static final String DOCUMENT = """
            {"paths": {"/v1/things/{id}": {"get": {"x-problem-codes": ["NOT_FOUND"], "responses": {
               "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
               "204": {"description": "nothing"},
               "404": {"$ref": "#/components/responses/NotFound"}}}}},
             "components": {
               "responses": {"NotFound": {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}},
               "schemas": {
                 "Thing": {"type": "object", "additionalProperties": false, "required": ["id"], "properties": {"id": {"type": "string"}}},
                 "Problem": {"type": "object", "required": ["code"], "properties": {"code": {"type": "string"}}}}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/things/7 | 200 | application/json               | {"id": "7"}
            /v1/things/7 | 200 | application/json;charset=UTF-8 | {"id": "7"}
            /v1/things/7 | 204 | text/plain                     | ''
            /v1/things/7 | 404 | application/problem+json       | {"code": "NOT_FOUND"}
            /v1/others   | 404 | application/problem+json       | {"code": "NOT_FOUND"}
            /docs/       | 200 | text/html                      | <html>
            """)
    void letsPassWhatTheContractSays(String path, int status, String type, String body) {
        assertThatCode(() -> answered(path, status, type, body)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/things/7 | 200 | application/json         | {"id": 7}
            /v1/things/7 | 200 | application/json         | {}
            /v1/things/7 | 200 | application/json         | {"id": "7", "more": 1}
            /v1/things/7 | 200 | text/csv                 | id
            /v1/things/7 | 201 | application/json         | {"id": "7"}
            /v1/things/7 | 204 | application/json         | {"id": "7"}
            /v1/things/7 | 404 | application/problem+json | {"title": "no code"}
            /v1/things/7 | 404 | application/json         | {"code": "NOT_FOUND"}
            /v1/things/7 | 404 | application/problem+json | {"code": "LOST"}
            /v1/others   | 404 | text/html                | <html>
            /v1/others   | 200 | application/json         | {}
            """)
    void refusesWhatItDoesNotSay(String path, int status, String type, String body) {
        assertThatThrownBy(() -> answered(path, status, type, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("against its contract");
    }

    private static void answered(String path, int status, String type, String body) {
        Response answer = new ResponseBuilder()
                .setStatusCode(status)
                .setContentType(type)
                .setBody(body)
                .build();
        Filter server = (request, expected, context) -> answer;
        given().filter(new AnswersFollowContract(DOCUMENT)).filter(server).get("http://localhost:1" + path);
    }
}
