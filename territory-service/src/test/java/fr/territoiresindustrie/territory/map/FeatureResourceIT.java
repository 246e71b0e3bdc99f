package fr.territoiresindustrie.territory.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeatureResourceIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEMS = "/v1/features/collections/territories-phase-2/items";

    @TestHTTPResource("/")
    URI service;

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void leadsFromTheLandingPageToEverything() throws IOException {
        JsonNode landing = JSON.readTree(given().get("/v1/features").asString());
        List<String> relations = new ArrayList<>();
        landing.get("links").forEach(link -> relations.add(link.get("rel").asText()));
        assertThat(relations).contains("self", "service-desc", "conformance", "data");
        for (JsonNode link : landing.get("links")) {
            if (link.get("href").asText().startsWith("/v1")) {
                given().accept(link.get("type").asText())
                        .get(link.get("href").asText())
                        .then()
                        .statusCode(200)
                        .contentType(containsString(link.get("type").asText().replaceAll(";.*", "")));
            }
        }
        given().get("/v1/features/conformance")
                .then()
                .body(
                        "conformsTo",
                        hasItems(
                                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30"));
    }

    @Test
    void describesItselfInOpenApi30() throws IOException {
        JsonNode description = JSON.readTree(given().get("/v1/features/api").asString());
        assertThat(description.get("openapi").asText()).startsWith("3.0.");
        List<String> paths = new ArrayList<>();
        description.get("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths)
                .contains(
                        "/",
                        "/conformance",
                        "/collections",
                        "/collections/{collectionId}",
                        "/collections/{collectionId}/items",
                        "/collections/{collectionId}/items/{featureId}");
        assertThat(description.at("/servers/0/url").asText()).isEqualTo("/v1/features");
    }

    @Test
    void listsTheCollectionsWithWhereAndWhenTheyAre() throws IOException {
        JsonNode all = JSON.readTree(given().get("/v1/features/collections").asString());
        assertThat(all.get("collections")).hasSize(4);
        for (JsonNode collection : all.get("collections")) {
            assertThat(collection.at("/extent/spatial/bbox/0")).hasSize(4);
            String id = collection.get("id").asText();
            assertThat(JSON.readTree(
                            given().get("/v1/features/collections/" + id).asString()))
                    .isEqualTo(collection);
            assertThat(collection.get("links").findValuesAsText("rel")).contains("self", "items", "license");
        }
        assertThat(all.at("/collections/0/extent/temporal/interval/0/0").asText())
                .isEqualTo("2018-11-21T23:00:00Z");
        assertThat(all.at("/collections/1/extent/temporal/interval/0/1").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "territories-phase-1, 149, 149",
        "territories-phase-2, 183, 183",
        "intercommunalities, 1255, 1255",
        "regions, 18, 18"
    })
    void servesEveryFeatureWithItsPolygon(String collection, int features, int polygons) throws IOException {
        JsonNode items = JSON.readTree(given().get("/v1/features/collections/" + collection + "/items?limit=2000")
                .asString());
        assertThat(items.get("numberMatched").asInt()).isEqualTo(features);
        assertThat(items.get("numberReturned").asInt()).isEqualTo(features);
        assertThat(items.get("features")).hasSize(features);
        long drawn = 0;
        for (JsonNode feature : items.get("features")) {
            drawn += feature.get("geometry").isNull() ? 0 : 1;
            assertThat(feature.get("type").asText()).isEqualTo("Feature");
            assertThat(feature.at("/properties/geometryAsOf").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
        }
        assertThat(drawn).isEqualTo(polygons);
    }

    @Test
    void walksTheCollectionPageByPage() throws IOException {
        List<String> seen = new ArrayList<>();
        String next = ITEMS + "?limit=50&zoom=3";
        while (next != null) {
            JsonNode page =
                    JSON.readTree(given().urlEncodingEnabled(false).get(next).asString());
            assertThat(page.get("numberMatched").asInt()).isEqualTo(183);
            page.get("features").forEach(feature -> seen.add(feature.get("id").asText()));
            next = null;
            for (JsonNode link : page.get("links")) {
                if (link.get("rel").asText().equals("next")) {
                    next = link.get("href").asText();
                    assertThat(next).contains("limit=50").contains("zoom=3");
                }
            }
        }
        assertThat(seen).hasSize(183).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void showsOneFeature() {
        given().get(ITEMS + "/TI2-8403")
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .body("id", equalTo("TI2-8403"))
                .body("properties.name", equalTo("Beaujolais"))
                .body("properties.validFrom", equalTo("2023-11-09"))
                .body("properties.compositionChanged", equalTo(false))
                .body("links.rel", hasItems("self", "collection"));
        given().get(ITEMS + "/TI1-0101").then().statusCode(404);
        given().get(ITEMS + "/%27--").then().statusCode(404);
        given().get("/v1/features/collections/communes/items").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "bbox=4.6|45.9|4.8|46.1, TI2-8403, true",
        "bbox=55|-22|56|-20, TI2-8403, false",
        "bbox=170|-30|56|-20, TI2-0401, true",
        "leadRegion=84, TI2-8403, true",
        "leadRegion=93, TI2-8403, false",
        "name=Beaujolais, TI2-8403, true",
        "datetime=2023-11-08, TI2-8403, false",
        "datetime=2023-11-09, TI2-8403, true",
        "datetime=../2023-11-08, TI2-8403, false",
        "datetime=2030-01-01/.., TI2-8403, true",
    })
    void filters(String query, String id, boolean found) {
        var ids = given().urlEncodingEnabled(false)
                .get(ITEMS + "?" + query.replace('|', ','))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("features.id");
        assertThat(ids.contains(id)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "bbox=1, bbox, INVALID_MAP_PARAMETER",
        "bbox=1e308|0|0|0, bbox, INVALID_MAP_PARAMETER",
        "bbox=NaN|NaN|NaN|NaN, bbox, INVALID_MAP_PARAMETER",
        "bbox=1|2|3|4&bbox=1|2|3|4, bbox, INVALID_MAP_PARAMETER",
        "datetime=hier, datetime, INVALID_MAP_PARAMETER",
        "limit=0, limit, INVALID_MAP_PARAMETER",
        "limit=-1, limit, INVALID_MAP_PARAMETER",
        "limit=1e3, limit, INVALID_MAP_PARAMETER",
        "zoom=25, zoom, INVALID_MAP_PARAMETER",
        "zoom=x, zoom, INVALID_MAP_PARAMETER",
        "colour=red, colour, UNKNOWN_MAP_PARAMETER",
        "siren=200040590, siren, UNKNOWN_MAP_PARAMETER",
    })
    void refusesWhatIsWrongOrUnknown(String query, String parameter, String code) {
        given().urlEncodingEnabled(false)
                .get(ITEMS + "?" + query.replace('|', ','))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors.parameter", hasItem(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?x=1", "/conformance?x=1", "/collections?x=1", "/collections/regions?limit=1", "/api?x=1"})
    void refusesUnknownParametersEverywhere(String path) {
        given().get("/v1/features" + path).then().statusCode(400);
    }

    @Test
    void refusesACursorOfAnotherList() {
        given().get(ITEMS + "?cursor=AAAA").then().statusCode(400).body("code", equalTo("INVALID_CURSOR"));
        given().get(ITEMS + "?cursor=" + "A".repeat(3000)).then().statusCode(400);
    }

    @Test
    void answersMoreThanTheMostWithTheMost() {
        given().get("/v1/features/collections/intercommunalities/items?limit=100000")
                .then()
                .statusCode(200)
                .body("numberReturned", equalTo(1255));
    }

    @Test
    void answersGeoJsonOnly() {
        given().accept("application/geo+json, application/json;q=0.9")
                .get(ITEMS + "/TI2-8403")
                .then()
                .statusCode(200)
                .contentType("application/geo+json");
        given().accept("text/csv").get(ITEMS).then().statusCode(406);
    }

    @Test
    void compressesAndLetsCachesKeepIt() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> packed = get(client, ITEMS, "gzip");
            assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(packed.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
            assertThat(packed.headers().allValues("Vary").toString()).containsIgnoringCase("accept-encoding");
            HttpResponse<byte[]> plain = get(client, ITEMS, "identity");
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain.body());
            String tag = packed.headers().firstValue("ETag").orElseThrow();
            assertThat(tag)
                    .startsWith("\"")
                    .isNotEqualTo(plain.headers().firstValue("ETag").orElseThrow());
            given().header("If-None-Match", tag)
                    .header("Accept-Encoding", "gzip")
                    .get(ITEMS)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag);
        }
    }

    /** The promise of the national layer: at full detail, and less for a map of the country. */
    @Test
    void sendsTheNationalLayerInLessThanFourHundredKilobytes() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] full = get(client, ITEMS, "gzip").body();
            byte[] national = get(client, ITEMS + "?zoom=5", "gzip").body();
            assertThat(full.length).isLessThan(150_000);
            assertThat(national.length).isLessThan(full.length * 2 / 3);
            assertThat(national.length).as("the guide says about 22 kB").isBetween(18_000, 27_000);
            assertThat(get(client, ITEMS, "identity").body().length).isLessThan(400_000);
        }
    }

    private HttpResponse<byte[]> get(HttpClient client, String path, String encoding) throws Exception {
        return client.send(
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Accept-Encoding", encoding)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
