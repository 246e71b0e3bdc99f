package fr.territoiresindustrie.territory.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ListExportIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/regions, 26, code",
        "/v1/departements, 109, code",
        "/v1/intercommunalities, 1266, siren",
        "/v1/communes, 34969, code",
        "/v1/territories, 332, code",
        "/v1/territories?phase=2&asOf=2024-01-01, 183, code",
        "/v1/territories/TI2-8403/members, 4, kind",
        "/v1/programmes, 14, code",
    })
    void writesWholeListsInBothForms(String path, int rows, String first) throws IOException {
        String csv = given().accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var read = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
        assertThat(csv).startsWith(first + ",");
        assertThat(read).hasSize(rows).allMatch(row -> row.isConsistent());
        String lines = given().accept("application/x-ndjson")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(lines.lines()).hasSize(rows);
        assertThat(JSON.readTree(lines.lines().findFirst().orElseThrow())
                        .get(first)
                        .asText())
                .isEqualTo(read.getFirst().get(first));
    }

    @Test
    void writesTheSameItemsAsThePagesDo() throws IOException {
        List<JsonNode> paged = new ArrayList<>();
        String next = "/v1/communes?departement=69&labels=fr&limit=200";
        while (next != null) {
            JsonNode page =
                    JSON.readTree(given().urlEncodingEnabled(false).get(next).asString());
            page.get("items").forEach(paged::add);
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }
        List<JsonNode> exported = new ArrayList<>();
        for (String line : given().accept("application/x-ndjson")
                .get("/v1/communes?departement=69&labels=fr")
                .asString()
                .split("\n")) {
            exported.add(JSON.readTree(line));
        }
        assertThat(exported).isEqualTo(paged).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource({"/v1/territories?phase=2, 183, 183", "/v1/intercommunalities, 1266, 1255", "/v1/regions, 26, 18"})
    void writesPolygonsWhereThereAreSome(String path, int features, int polygons) throws IOException {
        JsonNode collection =
                JSON.readTree(given().accept("application/geo+json").get(path).asString());
        assertThat(collection.get("features")).hasSize(features);
        long drawn = 0;
        for (JsonNode feature : collection.get("features")) {
            drawn += feature.get("geometry").isNull() ? 0 : 1;
        }
        assertThat(drawn).isEqualTo(polygons);
        given().accept("application/geo+json").get("/v1/communes").then().statusCode(406);
    }
}
