package fr.territoiresindustrie.territory.reference;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RelevanceIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @ParameterizedTest
    @CsvSource({
        "communes, lyon, Lyon",
        "communes, saint denis, Saint-Denis",
        "communes, montreuil, Montreuil",
        "communes, beaun, Beaune",
        "intercommunalities, grand reims, CU du Grand Reims",
        "territories, beaujolais, Beaujolais",
    })
    void putsFirstWhatIsMeant(String list, String question, String name) {
        List<String> found = given().queryParam("q", question)
                .queryParam("sort", "relevance")
                .get("/v1/" + list)
                .then()
                .statusCode(200)
                .extract()
                .path("items.name");
        assertThat(found.getFirst()).isEqualTo(name);
    }

    /** Of several communes of one name, the largest; then names that begin so, then names that hold the words. */
    @Test
    void ordersWhatSuitsAsWellBySize() {
        List<Integer> people = given().get("/v1/communes?q=saint-denis&sort=relevance&limit=200")
                .then()
                .extract()
                .path("items.findAll { it.name == 'Saint-Denis' }.population");
        assertThat(people).hasSizeGreaterThan(1).isSortedAccordingTo((a, b) -> b - a);
        List<String> names = given().get("/v1/communes?q=beaune&sort=relevance")
                .then()
                .extract()
                .path("items.name");
        assertThat(names.getFirst()).isEqualTo("Beaune");
        assertThat(names.indexOf("Beaune-la-Rolande")).isBetween(1, names.size());
        assertThat(names.subList(1, names.size())).doesNotContain("Beaune");
    }

    @ParameterizedTest
    @CsvSource({"communes, code, saint", "intercommunalities, siren, val", "territories, code, de"})
    void pagesThroughTheSameNamesInBothOrders(String list, String key, String question) {
        List<String> byRelevance = all("/v1/" + list + "?limit=50&sort=relevance&q=" + question, key);
        assertThat(byRelevance)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(all("/v1/" + list + "?limit=200&q=" + question, key))
                .isNotEqualTo(all("/v1/" + list + "?limit=200&q=" + question, key));
    }

    @Test
    void keepsTheCursorsOfTheTwoOrdersApart() {
        String next =
                given().get("/v1/communes?q=saint&limit=2").then().extract().path("next");
        given().urlEncodingEnabled(false).get(next + "&sort=relevance").then().statusCode(400);
    }

    @Test
    void refusesRelevanceToNothingAndOtherOrders() {
        given().get("/v1/communes?sort=relevance")
                .then()
                .statusCode(422)
                .body("errors.parameter", contains("sort"))
                .body("errors.code", contains("SORT_WITHOUT_SEARCH"));
        given().get("/v1/territories?q=a&sort=name")
                .then()
                .statusCode(422)
                .body("errors[0].parameter", equalTo("sort"));
    }

    private static List<String> all(String first, String key) {
        List<String> read = new ArrayList<>();
        for (String next = first; next != null; ) {
            var page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(page.path("items." + key));
            next = page.path("next");
        }
        return read;
    }
}
