package fr.territoiresindustrie.partner.limit;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LimitResourceIT {

    @Inject
    DataSource database;

    @Test
    void givesACallerItsOwnLimitsAndTakesThemBack() throws Exception {
        String subject = "client:own-" + UUID.randomUUID().toString().substring(0, 8);
        String path = "/v1/limits/" + subject;
        admin().get("/v1/limits")
                .then()
                .statusCode(200)
                .body("items.subject", hasItems("anonymous", "client", "person"));
        admin().get(path).then().statusCode(404);
        admin().body(limits(subject, 10))
                .post("/v1/limits")
                .then()
                .statusCode(201)
                .header("Location", equalTo(path))
                .header("ETag", equalTo("\"0\""))
                .body("read.requests", equalTo(10));
        admin().body(limits(subject, 10))
                .post("/v1/limits")
                .then()
                .statusCode(409)
                .body("code", equalTo("LIMIT_EXISTS"));
        admin().body(writing(20)).put(path).then().statusCode(428);
        admin().header("If-Match", "\"0\"")
                .body(writing(20))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("bulk.requests", equalTo(20));
        admin().header("If-Match", "\"0\"").body(writing(30)).put(path).then().statusCode(412);
        admin().get(path + "/history").then().body("items.action", equalTo(List.of("WRITE", "CREATE")));
        admin().header("If-Match", "\"1\"").delete(path).then().statusCode(204);
        admin().get(path).then().statusCode(404);
        assertThat(events(subject)).containsExactly("limit.changed", "limit.changed", "limit.removed");
    }

    @Test
    void keepsTheLimitsOfKinds() {
        String tag = admin().get("/v1/limits/person")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        admin().header("If-Match", tag)
                .delete("/v1/limits/person")
                .then()
                .statusCode(409)
                .body("code", equalTo("LIMIT_OF_A_KIND"));
    }

    @Test
    void isForAdministratorsOnly() {
        for (String token : List.of(Tokens.operator("ademe"), Tokens.region("84"), Tokens.observer())) {
            given().auth().oauth2(token).get("/v1/limits").then().statusCode(403);
        }
        given().get("/v1/limits").then().statusCode(401);
        RequestSpecification delegation =
                given().auth().oauth2(Tokens.delegation()).contentType("application/json");
        delegation.get("/v1/limits/client").then().statusCode(200);
        delegation
                .header("If-Match", "\"0\"")
                .body(writing(1))
                .put("/v1/limits/client")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "client", "client:", "client:ADEME", "client:a b", "operator:ademe", "person:x", "client:a:b"
            })
    void refusesAStrangeSubject(String subject) {
        admin().body(limits(subject, 10))
                .post("/v1/limits")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/subject"));
    }

    @Test
    void refusesLimitsThatMeanNothing() {
        for (Object quota : List.of(
                Map.of("requests", 0, "seconds", 60),
                Map.of("requests", 5, "seconds", 0),
                Map.of("requests", 5, "seconds", 3_601),
                Map.of("requests", 2_000_000_000, "seconds", 60),
                Map.of("requests", 5))) {
            Map<String, Object> writing = new java.util.HashMap<>(writing(5));
            writing.put("export", quota);
            admin().header("If-Match", "\"0\"")
                    .body(writing)
                    .put("/v1/limits/person")
                    .then()
                    .statusCode(422);
        }
    }

    static Map<String, Object> limits(String subject, int requests) {
        Map<String, Object> limits = new java.util.HashMap<>(writing(requests));
        limits.put("subject", subject);
        return limits;
    }

    static Map<String, Object> writing(int requests) {
        Map<String, Object> quota = Map.of("requests", requests, "seconds", 3_600);
        return Map.of("read", quota, "write", quota, "export", quota, "bulk", quota);
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.platformAdmin()).contentType("application/json");
    }

    private List<String> events(String subject) throws SQLException {
        List<String> types = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select type, payload::text from outbox_event where aggregatetype = 'limits' and aggregateid = ? order by sequence")) {
            statement.setString(1, subject);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    types.add(row.getString(1));
                    EventSchemas.check(row.getString(1), row.getString(2));
                }
            }
        }
        return types;
    }
}
