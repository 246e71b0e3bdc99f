package fr.territoiresindustrie.journey;

import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.journey.RunningPlatform.anybody;
import static fr.territoiresindustrie.journey.RunningPlatform.as;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;

/** What a newcomer meets first: the document, the pages, the health, the registry. */
class EdgeJourneyIT {

    @Test
    void oneDocumentDescribesEveryService() {
        var document =
                anybody().get("/openapi.json").then().statusCode(200).extract().jsonPath();
        assertThat(document.getMap("paths").keySet())
                .extracting(String::valueOf)
                .contains(
                        "/v1/territories",
                        "/v1/resolutions",
                        "/v1/projects/{id}/transitions",
                        "/v1/envelopes/{code}/movements",
                        "/v1/applications");
        anybody().get("/docs").then().statusCode(200);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> anybody()
                        .get("/health")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("UP"))
                        .body("parts.name", hasItems("territories", "projects", "funding", "partners", "identity"))
                        .body("parts.status", everyItem(equalTo("UP"))));
    }

    @Test
    void theRegistryAnswersEverybody() {
        anybody()
                .get("/v1/territories/TI2-8403")
                .then()
                .statusCode(200)
                .body("code", equalTo("TI2-8403"))
                .body("phase", equalTo(2));
        anybody()
                .queryParam("phase", 2)
                .queryParam("limit", 200)
                .get("/v1/territories")
                .then()
                .statusCode(200)
                .body("totalEstimate", equalTo(183))
                .body("items.size()", equalTo(183));
        anybody()
                .queryParam("code", "42218")
                .get("/v1/resolutions")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(0));
    }

    /** Each form that a list links to comes whole through the gateway, unpacked and packed. */
    @Test
    void listsComeAsFiles() {
        String links = anybody()
                .get("/v1/territories?phase=2&limit=1")
                .then()
                .statusCode(200)
                .extract()
                .header("Link");
        assertThat(links)
                .contains("</v1/territories?phase=2>; rel=\"alternate\"; type=\"text/csv\"")
                .contains("type=\"application/geo+json\"");
        String csv = anybody()
                .accept("text/csv")
                .get("/v1/territories?phase=2")
                .then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"territoires-industrie.csv\""))
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(1 + 183);
        for (String encoding : new String[] {"identity", "gzip"}) {
            String lines = anybody()
                    .accept("application/x-ndjson")
                    .header("Accept-Encoding", encoding)
                    .get("/v1/communes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(lines.lines()).as(encoding).hasSize(34_969);
        }
        anybody()
                .accept("application/geo+json")
                .get("/v1/territories?phase=2&region=84")
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .body("type", equalTo("FeatureCollection"))
                .body("features.size()", greaterThan(10));
    }

    @Test
    void everyRefusalIsAProblem() {
        anybody()
                .get("/v1/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
        anybody().get("/elsewhere").then().statusCode(404).contentType("application/problem+json");
        anybody().delete("/v1/territories").then().statusCode(405).contentType("application/problem+json");
        anybody().get("/q/metrics").then().statusCode(404);
        as("observer")
                .body("{\"title\":")
                .header("Idempotency-Key", "k")
                .post("/v1/projects")
                .then()
                .statusCode(403);
        as("territory-ti2-8403")
                .body("{\"title\":")
                .header("Idempotency-Key", "k")
                .post("/v1/projects")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        as("territory-ti2-8403")
                .body("x".repeat(3_000_000))
                .header("Idempotency-Key", "k")
                .post("/v1/projects")
                .then()
                .statusCode(413);
    }
}
