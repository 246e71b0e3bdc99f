package fr.territoiresindustrie.partner.limit;

import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** A gateway, from the side of this service: an instance that asks for leases and tells usage. */
record Gateway(URI management, String instance) {

    private static final long HOUR = 3_600_000;

    static Map<String, Object> demand(String subject, int spent, int want) {
        return Map.of(
                "subject",
                subject,
                "kind",
                "client",
                "operation",
                "READ",
                "begin",
                System.currentTimeMillis() / HOUR * HOUR,
                "seconds",
                3_600,
                "spent",
                spent,
                "want",
                want);
    }

    static Map<String, Object> usage(String subject, int requests) {
        return Map.of(
                "subject",
                subject,
                "operation",
                "READ",
                "requests",
                requests,
                "clientErrors",
                1,
                "serverErrors",
                0,
                "limited",
                2,
                "latencies",
                List.of(requests, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    Response exchange(List<Map<String, Object>> leases, long number, List<Map<String, Object>> usage) {
        return ask(
                "local",
                Map.of(
                        "instance",
                        instance,
                        "policies",
                        "",
                        "denied",
                        "",
                        "leases",
                        leases,
                        "usageNumber",
                        number,
                        "usage",
                        usage));
    }

    int lease(String subject, int spent, int want) {
        return exchange(List.of(demand(subject, spent, want)), 0, List.of())
                .then()
                .statusCode(200)
                .extract()
                .path("leases[0].granted");
    }

    Response ask(String key, Object question) {
        return given().contentType("application/json")
                .header("gateway-key", key)
                .body(question)
                .post(management.resolve("/internal/exchanges"));
    }
}
