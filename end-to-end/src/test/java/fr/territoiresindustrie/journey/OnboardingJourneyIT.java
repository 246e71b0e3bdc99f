package fr.territoiresindustrie.journey;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.journey.RunningPlatform.anybody;
import static fr.territoiresindustrie.journey.RunningPlatform.as;
import static fr.territoiresindustrie.journey.RunningPlatform.once;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** An operator's machine: made, used, held to its limits, shut out at once and let back in. */
class OnboardingJourneyIT {

    private static final String ADMINISTRATION = "platform-admin";
    private static final String PUBLIC_READ = "/v1/territories/TI2-8403";

    private final String id = "si-" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = "/v1/clients/" + id;

    @Test
    void aMachineIsMadeUsedAndShutOut() {
        Map<String, Integer> few = Map.of("requests", 20, "seconds", 3_600);
        once(ADMINISTRATION)
                .body(Map.of(
                        "id",
                        id,
                        "authentication",
                        "SECRET",
                        "client",
                        Map.of("name", "SI des aides", "roles", List.of("OPERATOR"), "operator", "ademe"),
                        "limits",
                        Map.of("read", few, "write", few, "export", few, "bulk", few)))
                .post("/v1/clients")
                .then()
                .statusCode(201);
        String secret = as(ADMINISTRATION)
                .header("If-Match", tag())
                .put(address + "/secret")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("clientSecret");
        String token = askToken(secret).then().statusCode(200).extract().path("access_token");

        // It is who it was made to be, in every service.
        use(token, "/v1/webhooks").then().statusCode(200);
        use(token, "/v1/clients").then().statusCode(403);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> use(token, PUBLIC_READ)
                        .then()
                        .statusCode(200)
                        .header("RateLimit-Policy", equalTo("\"read\";q=20;w=3600"))
                        .header("RateLimit", startsWith("\"read\";r=")));

        // Shut out at once, with a token that is good for minutes.
        run("SUSPEND").then().statusCode(200);
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> use(token, PUBLIC_READ).statusCode() == 403);
        use(token, PUBLIC_READ).then().body("code", equalTo("CLIENT_SUSPENDED"));
        await().atMost(Duration.ofSeconds(20)).until(() -> askToken(secret).statusCode() == 401);
        run("RESUME").then().statusCode(200);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> use(token, PUBLIC_READ).statusCode() == 200);
        await().atMost(Duration.ofSeconds(20)).until(() -> askToken(secret).statusCode() == 200);

        // Its limit is met in the end, and told.
        Response limited = await().atMost(Duration.ofSeconds(10))
                .until(() -> use(token, PUBLIC_READ), answer -> answer.statusCode() == 429);
        limited.then().body("code", equalTo("TOO_MANY_REQUESTS"));
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isPositive();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Integer met = as(ADMINISTRATION)
                    .get(address + "/usage")
                    .path("operations.find { it.operation == 'READ' }.limited");
            assertThat(met).isPositive();
        });

        // Gone for good.
        as(ADMINISTRATION).header("If-Match", tag()).delete(address).then().statusCode(204);
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> use(token, PUBLIC_READ).statusCode() == 403);
        await().atMost(Duration.ofSeconds(20)).until(() -> askToken(secret).statusCode() == 401);
    }

    private String tag() {
        return as(ADMINISTRATION).get(address).header("ETag");
    }

    private Response run(String command) {
        return once(ADMINISTRATION)
                .header("If-Match", tag())
                .body(Map.of("command", command, "reason", "Clé perdue"))
                .post(address + "/transitions");
    }

    private Response askToken(String secret) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", id)
                .formParam("client_secret", secret)
                .post(RunningPlatform.platform().settings().issuer() + "/protocol/openid-connect/token");
    }

    private static Response use(String token, String path) {
        return anybody().auth().oauth2(token).get(path);
    }
}
