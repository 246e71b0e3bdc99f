package fr.territoiresindustrie.partner.limit;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExchangeIT {

    @TestHTTPResource(management = true)
    URI management;

    @TestHTTPResource
    URI outside;

    @Inject
    DataSource database;

    @Test
    void leasesAQuotaOnceToAllGatewaysTogether() throws Exception {
        String subject = "client:shared-" + unique();
        List<Callable<Integer>> gateways = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Gateway gateway = new Gateway(management, unique());
            gateways.add(() -> {
                int granted = 0;
                for (int round = 0; round < 20; round++) {
                    granted += gateway.lease(subject, 0, 97);
                }
                return granted;
            });
        }
        int granted = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> one : threads.invokeAll(gateways)) {
                granted += one.get();
            }
        }
        assertThat(granted).isEqualTo(6_000);
    }

    @Test
    void countsWhatWasSpentOnCreditAlsoBeyondTheQuota() {
        String subject = "client:credit-" + unique();
        Gateway gateway = new Gateway(management, unique());
        assertThat(gateway.lease(subject, 5_990, 100)).isEqualTo(10);
        gateway.exchange(List.of(Gateway.demand(subject, 50, 100)), 0, List.of())
                .then()
                .body("leases[0].granted", equalTo(0))
                .body("leases[0].left", equalTo(0));
    }

    @Test
    void answersEachDemandInItsPlace() {
        Gateway gateway = new Gateway(management, unique());
        String first = "client:z-" + unique();
        String second = "client:a-" + unique();
        gateway.exchange(List.of(Gateway.demand(first, 0, 7), Gateway.demand(second, 6_000, 7)), 0, List.of())
                .then()
                .statusCode(200)
                .body("leases.granted", equalTo(List.of(7, 0)))
                .body("leases.left", equalTo(List.of(5_993, 0)));
    }

    @Test
    void tellsLimitsAndTheirChangesOnceEach() {
        Gateway gateway = new Gateway(management, unique());
        var first = gateway.exchange(List.of(), 0, List.of())
                .then()
                .statusCode(200)
                .body("policies.subject", hasItem("anonymous"))
                .body("denied", notNullValue())
                .extract();
        Map<String, Object> known = Map.of(
                "instance",
                gateway.instance(),
                "policies",
                first.path("policyTag"),
                "denied",
                first.path("deniedTag"),
                "leases",
                List.of(),
                "usageNumber",
                0,
                "usage",
                List.of());
        gateway.ask("local", known).then().body("policies", nullValue()).body("denied", nullValue());
        String subject = "client:told-" + unique();
        given().auth()
                .oauth2(Tokens.platformAdmin())
                .contentType("application/json")
                .body(LimitResourceIT.limits(subject, 5))
                .post("/v1/limits")
                .then()
                .statusCode(201);
        gateway.ask("local", known).then().body("policies.subject", hasItem(subject));
        assertThat(gateway.lease(subject, 0, 100)).isEqualTo(5);
    }

    @Test
    void takesABatchOfUsageOnce() throws Exception {
        String subject = "client:usage-" + unique();
        Gateway gateway = new Gateway(management, unique());
        for (int again = 0; again < 3; again++) {
            gateway.exchange(List.of(), 1, List.of(Gateway.usage(subject, 10)))
                    .then()
                    .statusCode(200);
        }
        gateway.exchange(List.of(), 2, List.of(Gateway.usage(subject, 4)))
                .then()
                .statusCode(200);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select sum(requests), sum(client_errors), sum(limited), sum(latencies[1]) from usage_hour where subject = ?")) {
            statement.setString(1, subject);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(14);
                assertThat(row.getLong(2)).isEqualTo(2);
                assertThat(row.getLong(3)).isEqualTo(4);
                assertThat(row.getLong(4)).isEqualTo(14);
            }
        }
    }

    @Test
    void countsTheGatewaysThatAreThere() {
        Gateway one = new Gateway(management, unique());
        Gateway other = new Gateway(management, unique());
        one.exchange(List.of(), 0, List.of());
        int instances = other.exchange(List.of(), 0, List.of()).then().extract().path("instances");
        assertThat(instances).isGreaterThanOrEqualTo(2);
    }

    @Test
    void opensToNobodyElse() {
        Gateway gateway = new Gateway(management, unique());
        gateway.ask("wrong", Map.of()).then().statusCode(404);
        gateway.ask("local", "{").then().statusCode(400);
        gateway.ask("local", Map.of("instance", "x", "surprise", 1)).then().statusCode(400);
        given().post(management.resolve("/internal/exchanges")).then().statusCode(404);
        given().header("gateway-key", "local")
                .post(outside.resolve("/internal/exchanges"))
                .then()
                .statusCode(404);
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
