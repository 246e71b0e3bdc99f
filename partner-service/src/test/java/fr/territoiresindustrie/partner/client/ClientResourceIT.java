package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.partner.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** What administrators do with clients, and who is shut out. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KeycloakResource.class)
class ClientResourceIT {

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void writesDownEverythingAndTellsOfIt() throws Exception {
        String id = ClientApi.freshId();
        ClientApi.create(id, ClientApi.region(), "SECRET").then().statusCode(201);
        ClientApi.create(id, ClientApi.region(), "SECRET").then().statusCode(409);
        ClientApi.secret(id);
        ClientApi.at(id)
                .body(ClientApi.region())
                .put("/v1/clients/" + id)
                .then()
                .statusCode(200);
        ClientApi.run(id, "SUSPEND").then().statusCode(200);
        ClientApi.run(id, "SUSPEND").then().statusCode(409).body("code", equalTo("TRANSITION_NOT_AVAILABLE"));
        ClientApi.admin()
                .get("/v1/clients/" + id + "/transitions")
                .then()
                .body("commands.find { it.command == 'RESUME' }.allowed", equalTo(true));
        ClientApi.run(id, "RESUME").then().statusCode(200);
        ClientApi.admin()
                .get("/v1/clients/" + id + "/history")
                .then()
                .body("items.action", equalTo(List.of("RESUME", "SUSPEND", "WRITE", "ROTATE_SECRET", "CREATE")));
        ClientApi.admin().get("/v1/clients").then().body("items.id", hasItem(id));
        ClientApi.at(id).delete("/v1/clients/" + id).then().statusCode(204);
        ClientApi.admin().get("/v1/clients").then().body("items.id", not(hasItem(id)));
        ClientApi.create(id, ClientApi.region(), "SECRET").then().statusCode(409);
        assertThat(events(id))
                .containsExactly(
                        "client.created",
                        "client.credentials-changed",
                        "client.changed",
                        "client.suspended",
                        "client.resumed",
                        "client.deleted");
    }

    @Test
    void tellsTheGatewaysWhoIsShutOut() {
        String id = ClientApi.freshId();
        Map<String, Object> writing = ClientApi.region();
        writing.put("expiresAt", Instant.now().plus(Duration.ofHours(1)).toString());
        ClientApi.create(id, writing, "SECRET").then().statusCode(201);
        assertThat(denied()).doesNotContain(id);
        ClientApi.run(id, "SUSPEND");
        assertThat(denied()).contains(id);
        ClientApi.run(id, "RESUME");
        assertThat(denied()).doesNotContain(id);
        clock.advance(Duration.ofHours(2));
        assertThat(denied()).contains(id);
        clock.reset();
        ClientApi.at(id).delete("/v1/clients/" + id).then().statusCode(204);
        assertThat(denied()).contains(id);
    }

    @Test
    void givesLimitsWithTheClientAndTakesThemWithIt() {
        String id = ClientApi.freshId();
        Map<String, Object> quota = Map.of("requests", 7, "seconds", 60);
        ClientApi.admin()
                .body(Map.of(
                        "id",
                        id,
                        "client",
                        ClientApi.region(),
                        "authentication",
                        "SECRET",
                        "limits",
                        Map.of("read", quota, "write", quota, "export", quota, "bulk", quota)))
                .post("/v1/clients")
                .then()
                .statusCode(201);
        ClientApi.admin().get("/v1/limits/client:" + id).then().statusCode(200).body("read.requests", equalTo(7));
        ClientApi.at(id).delete("/v1/clients/" + id).then().statusCode(204);
        ClientApi.admin().get("/v1/limits/client:" + id).then().statusCode(404);
    }

    @Test
    void readsTheUsageThatGatewaysTold() {
        String id = ClientApi.freshId();
        exchange(List.of(Map.of(
                "subject",
                "client:" + id,
                "operation",
                "READ",
                "requests",
                100,
                "clientErrors",
                3,
                "serverErrors",
                2,
                "limited",
                1,
                "latencies",
                List.of(50, 40, 0, 0, 9, 0, 0, 0, 0, 0, 0, 1))));
        ClientApi.admin()
                .get("/v1/clients/" + id + "/usage")
                .then()
                .statusCode(200)
                .body("operations[0].operation", equalTo("READ"))
                .body("operations[0].requests", equalTo(100))
                .body("operations[0].clientErrors", equalTo(3))
                .body("operations[0].serverErrors", equalTo(2))
                .body("operations[0].limited", equalTo(1))
                .body("operations[0].p50", equalTo(5))
                .body("operations[0].p95", equalTo(100))
                .body("operations[0].p99", equalTo(100))
                .body("days.requests", equalTo(List.of(100)));
        String own = Tokens.sign(Tokens.claims(id, "region").claim("regions", List.of("84")));
        given().auth().oauth2(own).get("/v1/clients/" + id + "/usage").then().statusCode(200);
        given().auth()
                .oauth2(Tokens.operator("ademe"))
                .get("/v1/clients/" + id + "/usage")
                .then()
                .statusCode(404);
        ClientApi.admin()
                .get("/v1/clients/" + id + "/usage?from=2026-02-01&to=2026-01-01")
                .then()
                .statusCode(422);
    }

    @Test
    void isForAdministratorsOnly() {
        for (String token : List.of(Tokens.operator("ademe"), Tokens.region("84"), Tokens.observer())) {
            given().auth().oauth2(token).get("/v1/clients").then().statusCode(403);
        }
        given().get("/v1/clients").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .body(Map.of("id", ClientApi.freshId(), "client", ClientApi.region(), "authentication", "SECRET"))
                .post("/v1/clients")
                .then()
                .statusCode(403);
    }

    static Stream<Arguments> nonsense() {
        String weak = "AQAB";
        Map<String, Object> secretKey = Map.of("kty", "RSA", "kid", "1", "e", "AQAB", "n", "A".repeat(342), "d", weak);
        Map<String, Object> shortKey = Map.of("kty", "RSA", "kid", "1", "e", "AQAB", "n", weak);
        Map<String, Object> symmetric = Map.of("kty", "oct", "kid", "1", "k", weak);
        return Stream.of(
                Arguments.of("SECRET", "roles", List.of(), "/client/roles"),
                Arguments.of("SECRET", "roles", List.of("PLATFORM_ADMIN"), "/client/roles/0"),
                Arguments.of("SECRET", "roles", List.of("OPERATOR"), "/client/operator"),
                Arguments.of("SECRET", "roles", List.of("DELEGATION"), "/client/regions"),
                Arguments.of("SECRET", "operator", "ademe", "/client/operator"),
                Arguments.of("SECRET", "regions", List.of("Auvergne"), "/client/regions/0"),
                Arguments.of("SECRET", "expiresAt", "2020-01-01T00:00:00Z", "/client/expiresAt"),
                Arguments.of("SECRET", "name", "SI\u202e", "/client/name"),
                Arguments.of("SECRET", "keys", Map.of("keys", List.of()), "/client/keys"),
                Arguments.of("PRIVATE_KEY_JWT", "name", "SI", "/client/keys"),
                Arguments.of("PRIVATE_KEY_JWT", "keys", Map.of("keys", List.of()), "/client/keys"),
                Arguments.of("PRIVATE_KEY_JWT", "keys", Map.of("keys", List.of(secretKey)), "/client/keys"),
                Arguments.of("PRIVATE_KEY_JWT", "keys", Map.of("keys", List.of(shortKey)), "/client/keys"),
                Arguments.of("PRIVATE_KEY_JWT", "keys", Map.of("keys", List.of(symmetric)), "/client/keys"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesWhatMeansNothing(String authentication, String member, Object value, String pointer) {
        Map<String, Object> writing = ClientApi.region();
        writing.put(member, value);
        Response answer = ClientApi.create(ClientApi.freshId(), writing, authentication);
        answer.then().statusCode(422);
        assertThat(answer.<List<String>>path("errors.pointer")).contains(pointer);
    }

    private List<String> denied() {
        return exchange(List.of());
    }

    private List<String> exchange(List<Map<String, Object>> usage) {
        return given().contentType("application/json")
                .header("gateway-key", "local")
                .body(Map.of(
                        "instance",
                        UUID.randomUUID().toString(),
                        "policies",
                        "",
                        "denied",
                        "",
                        "leases",
                        List.of(),
                        "usageNumber",
                        1,
                        "usage",
                        usage))
                .post(management.resolve("/internal/exchanges"))
                .then()
                .statusCode(200)
                .extract()
                .path("denied");
    }

    private List<String> events(String id) throws SQLException {
        List<String> types = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select type, payload::text from outbox_event where aggregatetype = 'clients' and aggregateid = ? order by sequence")) {
            statement.setString(1, id);
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
