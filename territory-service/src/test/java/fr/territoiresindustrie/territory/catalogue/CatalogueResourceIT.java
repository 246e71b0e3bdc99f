package fr.territoiresindustrie.territory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CatalogueResourceIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void saysWhatDcatApDemands() throws IOException {
        JsonNode catalogue = catalogue();
        assertThat(catalogue.get("@type").asText()).isEqualTo("dcat:Catalog");
        for (String field :
                new String[] {"dct:title", "dct:description", "dct:publisher", "dcat:dataset", "dct:license"}) {
            assertThat(catalogue.has(field)).as(field).isTrue();
        }
        assertThat(catalogue.get("dcat:dataset")).hasSize(7);
        for (JsonNode set : catalogue.get("dcat:dataset")) {
            assertThat(set.get("@type").asText()).isEqualTo("dcat:Dataset");
            assertThat(set.at("/dct:title/@value").asText()).isNotEmpty();
            assertThat(set.at("/dct:description/@value").asText()).isNotEmpty();
            assertThat(set.at("/dct:publisher/foaf:name/@value").asText()).isNotEmpty();
            assertThat(set.at("/dct:spatial/@id").asText()).startsWith("http://publications.europa.eu/");
            assertThat(set.get("dcat:distribution")).isNotEmpty();
            for (JsonNode file : set.get("dcat:distribution")) {
                assertThat(file.get("@type").asText()).isEqualTo("dcat:Distribution");
                assertThat(file.at("/dct:license/@id").asText()).contains("licence-ouverte");
                assertThat(file.at("/dcat:accessURL/@id").asText()).isNotEmpty();
            }
        }
    }

    /** Every distribution is there, in the form that it promises. */
    @Test
    void pointsToFilesThatAreThere() throws IOException {
        for (JsonNode set : catalogue().get("dcat:dataset")) {
            for (JsonNode file : set.get("dcat:distribution")) {
                String type = file.at("/dcat:mediaType/@id").asText().replaceAll(".*media-types/", "");
                given().urlEncodingEnabled(false)
                        .accept(type)
                        .get(file.at("/dcat:accessURL/@id").asText())
                        .then()
                        .statusCode(200)
                        .contentType(org.hamcrest.Matchers.startsWith(type));
            }
        }
    }

    /** As JSON-LD: every key is a keyword or a term whose prefix the context declares; ids do not repeat. */
    @Test
    void isJsonLdWithNothingUndefined() throws IOException {
        JsonNode catalogue = catalogue();
        Set<String> prefixes = new HashSet<>();
        catalogue.get("@context").properties().forEach(prefix -> {
            assertThat(prefix.getValue().asText()).matches("https?://.*[/#]");
            prefixes.add(prefix.getKey());
        });
        ((com.fasterxml.jackson.databind.node.ObjectNode) catalogue).remove("@context");
        Set<String> ids = new HashSet<>();
        check(catalogue, prefixes, ids);
        assertThat(ids).hasSizeGreaterThan(20);
    }

    private static void check(JsonNode node, Set<String> prefixes, Set<String> ids) {
        if (node.has("@id") && node.has("@type")) {
            assertThat(ids.add(node.get("@id").asText()))
                    .as(node.get("@id").asText())
                    .isTrue();
        }
        node.properties().forEach(field -> {
            String key = field.getKey();
            if (key.startsWith("@")) {
                assertThat(key).isIn("@id", "@type", "@value", "@language");
            } else {
                assertThat(prefixes).contains(key.substring(0, key.indexOf(':')));
            }
            check(field.getValue(), prefixes, ids);
        });
        if (node.isArray()) {
            node.forEach(item -> check(item, prefixes, ids));
        }
    }

    private static JsonNode catalogue() throws IOException {
        return new ObjectMapper()
                .readTree(given().get("/v1/catalogue")
                        .then()
                        .statusCode(200)
                        .contentType("application/ld+json")
                        .extract()
                        .asString());
    }
}
