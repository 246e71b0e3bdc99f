package fr.territoiresindustrie.territory.resolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** What is asked of the service about codes. */
final class ResolutionFixture {

    static final ObjectMapper JSON = new ObjectMapper();

    private ResolutionFixture() {}

    static void refuse(Map<String, ?> body, String pointer) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/resolutions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    static ValidatableResponse get(String code) {
        return given().queryParam("code", code).get("/v1/resolutions").then().statusCode(200);
    }

    static List<Map<String, Object>> resolve(List<String> codes, String by) {
        String answer = given().contentType("application/json")
                .body(by == null ? Map.of("codes", codes) : Map.of("codes", codes, "by", by))
                .post("/v1/resolutions")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return list(JSON.readValue(answer, Map.class).get("items"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer, e);
        }
    }

    static Stream<Map<String, Object>> matches(List<Map<String, Object>> items) {
        return items.stream().flatMap(item -> list(item.get("matches")).stream());
    }

    /** An establishment number that makes a valid SIRET. */
    static String nicOf(String siren) {
        return IntStream.rangeClosed(10, 19)
                .mapToObj("000%d"::formatted)
                .filter(nic -> fr.territoiresindustrie.kit.identifier.Siret.Validator.isSiret(siren + nic))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    static List<Object> codes(Object value) {
        return list(value).stream().map(v -> v.get("code")).toList();
    }

    static Object siren(Object body) {
        return body == null ? "" : ((Map<?, ?>) body).get("siren");
    }
}
