package fr.territoiresindustrie.territory.suggestion;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SuggestionResourceIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lyon | COMMUNE 69123",
                "Lyon | INTERCOMMUNALITY 200046977",
                "beaujol | TERRITORY TI2-8403",
                "villefranche-sur-sa | COMMUNE 69264",
                "saint etienne | COMMUNE 42218",
                "St-Étienne | COMMUNE 42218",
                "SAINT ÉTIEN | COMMUNE 42218",
                "l'hay les ro | COMMUNE 94038",
                "L’Haÿ-les-Roses | COMMUNE 94038",
                "hay roses | COMMUNE 94038",
                "oeuilly | COMMUNE 51410",
                "Œuilly | COMMUNE 51410",
                "la roche sur y | COMMUNE 85191",
                "y | COMMUNE 80829",
            })
    void findsAPlaceAsPeopleTypeIt(String question, String found) {
        assertThat(suggestions(question)).contains(found);
    }

    @Test
    void putsTheVeryNameFirstThenTheBestOfEachKindInTurn() {
        List<String> lyon = suggestions("lyon");
        assertThat(lyon.getFirst()).isEqualTo("COMMUNE 69123");
        assertThat(lyon.stream().limit(5).map(s -> s.split(" ")[0])).contains("INTERCOMMUNALITY");
        List<String> saint = suggestions("saint");
        assertThat(saint).hasSize(10);
        assertThat(saint.stream().map(s -> s.split(" ")[0]).distinct())
                .contains("COMMUNE", "INTERCOMMUNALITY", "TERRITORY");
        assertThat(suggestions("saint-d").stream()
                        .filter(s -> s.startsWith("COMMUNE"))
                        .findFirst())
                .as("the most populated first")
                .hasValue("COMMUNE 97411");
    }

    @Test
    void narrowsToAKindAndANumber() {
        List<Map<String, Object>> items = given().queryParam("q", "saint")
                .queryParam("kind", "COMMUNE")
                .queryParam("limit", 20)
                .get("/v1/suggestions")
                .jsonPath()
                .getList("items");
        assertThat(items).hasSize(20).allMatch(item -> item.get("kind").equals("COMMUNE"));
        assertThat(items).allMatch(item -> item.get("departement") != null && !item.containsKey("phase"));
        assertThat(suggestions("zzzzqq")).isEmpty();
    }

    @Test
    void proposesTheTerritoriesOfADay() {
        assertThat(phases("2020-06-01")).isNotEmpty().containsOnly(1);
        assertThat(phases("2024-06-01")).isNotEmpty().containsOnly(2);
        assertThat(phases("2023-06-01")).as("between the phases").isEmpty();
    }

    private static List<Integer> phases(String day) {
        return given().get("/v1/suggestions?q=vall&kind=TERRITORY&limit=20&asOf=" + day)
                .then()
                .statusCode(200)
                .extract()
                .path("items.phase");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "___", "%_%", "'", "--"})
    void refusesWhatHoldsNoWord(String question) {
        given().queryParam("q", question)
                .get("/v1/suggestions")
                .then()
                .statusCode(422)
                .body("errors.parameter", hasItem("q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%b", "a_b", "a\\", "a' or 1=1 --", "1e308", "NaN", "=1+1"})
    void takesHostileTextForText(String question) {
        given().queryParam("q", question).get("/v1/suggestions").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "q=, q",
        "kind=COMMUNE, q",
        "q=lyon&limit=21, limit",
        "q=lyon&limit=0, limit",
        "q=lyon&kind=REGION, kind",
        "q=lyon&asOf=hier, asOf"
    })
    void refusesParametersOutOfShape(String query, String parameter) {
        given().urlEncodingEnabled(false)
                .get("/v1/suggestions?" + query)
                .then()
                .statusCode(422)
                .body("errors.parameter", hasItem(parameter));
    }

    @Test
    void refusesAQuestionOfTenThousandLetters() {
        for (String path : List.of("/v1/suggestions", "/v1/communes", "/v1/territories", "/v1/intercommunalities")) {
            given().queryParam("q", "a".repeat(10_000)).get(path).then().statusCode(414);
            given().queryParam("q", "a".repeat(3_000))
                    .get(path)
                    .then()
                    .statusCode(422)
                    .body("errors.parameter", hasItem("q"));
        }
    }

    private static List<String> suggestions(String question) {
        return given()
                .queryParam("q", question)
                .get("/v1/suggestions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .map(item -> item.get("kind") + " " + item.get("code"))
                .toList();
    }
}
