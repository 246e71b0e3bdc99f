package fr.territoiresindustrie.territory.reference;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReferenceReadsIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void pagesThroughAllCommunesWithoutHoleOrRepeat() {
        List<String> read = all("/v1/communes?limit=200", "code");
        assertThat(read).hasSize(34_969);
        assertThat(new HashSet<>(read))
                .isEqualTo(Published.rows("cog-2026/communes").stream()
                        .map(c -> c.get("code"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void pagesThroughAllIntercommunalities() {
        List<String> read = all("/v1/intercommunalities?limit=200", "siren");
        assertThat(read).hasSize(1_266).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/regions, 26",
        "/v1/regions?zone=METRO, 13",
        "/v1/departements, 109",
        "/v1/departements?region=84, 12",
        "/v1/intercommunalities?nature=EPT, 11",
        "/v1/intercommunalities?nature=METRO, 21",
        "/v1/communes?departement=42, 320",
        "/v1/communes?intercommunality=200057990, 7",
        "/v1/communes?region=94&departement=2A, 124",
    })
    void filters(String path, int total) {
        given().get(path).then().statusCode(200).body("totalEstimate", equalTo(total));
    }

    @Test
    void filtersCommunesOfATerritoryOnADay() {
        Set<String> expected = Published.communesOfTerritories().get("TI2-8403");
        assertThat(new TreeSet<>(all("/v1/communes?limit=200&territory=TI2-8403", "code")))
                .isEqualTo(expected);
        assertThat(new TreeSet<>(all("/v1/communes?limit=200&territory=TI2-8403&asOf=2024-01-01", "code")))
                .isEqualTo(expected);
        assertThat(all("/v1/communes?territory=TI2-8403&asOf=2020-01-01", "code"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "region, region_code, 11",
        "region, region_code, 84",
        "region, region_code, 94",
        "departement, departement_code, 42",
        "departement, departement_code, 58",
        "departement, departement_code, 2A",
    })
    void filtersIntercommunalitiesByThePlacesOfTheirCommunes(String filter, String column, String place) {
        assertThat(all("/v1/intercommunalities?limit=200&" + filter + "=" + place, "siren"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(intercommunalitiesIn(column, place));
    }

    @Test
    void anIntercommunalityAstrideIsFoundFromBothSides() {
        Set<String> both = intercommunalitiesIn("region_code", "27");
        both.retainAll(intercommunalitiesIn("departement_code", "18"));
        assertThat(all("/v1/intercommunalities?limit=200&region=27&departement=18", "siren"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(both);
    }

    private static Set<String> intercommunalitiesIn(String column, String place) {
        return Published.rows("cog-2026/communes").stream()
                .filter(commune -> commune.get(column).equals(place))
                .flatMap(commune -> Stream.of(commune.get("epci_siren"), commune.get("ept_siren")))
                .filter(siren -> !siren.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void filtersCommunesByPostalCode() {
        Set<String> expected = Published.rows("cog-2026/communes").stream()
                .filter(c -> Published.list(c.get("postal_codes")).contains("42000"))
                .map(c -> c.get("code"))
                .collect(Collectors.toSet());
        assertThat(Set.copyOf(all("/v1/communes?postalCode=42000", "code"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/communes?departement=42, saint etienne, Saint-Étienne",
        "/v1/communes?departement=42, SAINT-ÉTIENNE, Saint-Étienne",
        "/v1/communes?departement=42, st etien, Saint-Étienne",
        "/v1/communes?region=44, strasb, Strasbourg",
        "/v1/communes?region=53, l'hermit, L'Hermitage",
        "/v1/communes, oeting, Œting",
        "/v1/communes, abergement cle, L'Abergement-Clémenciat",
        "/v1/intercommunalities, saint gildas, CC du Pays de Pontchâteau St-Gildas-des-Bois",
        "/v1/regions, cote d'az, Provence-Alpes-Côte d'Azur",
        "/v1/departements, cotes, Côtes-d'Armor",
    })
    void findsNamesAsPeopleTypeThem(String path, String typed, String name) {
        given().queryParam("q", typed).get(path).then().statusCode(200).body("items.name", hasItem(name));
    }

    @Test
    void derivesTheFiguresOfEachIntercommunality() {
        Map<String, List<Map<String, String>>> communes = new TreeMap<>();
        for (Map<String, String> commune : Published.rows("cog-2026/communes")) {
            for (String siren : List.of(commune.get("epci_siren"), commune.get("ept_siren"))) {
                communes.computeIfAbsent(siren, k -> new ArrayList<>()).add(commune);
            }
        }
        communes.remove("");
        Map<String, String> expected = new TreeMap<>();
        communes.forEach((siren, of) -> expected.put(
                siren,
                of.size() + " "
                        + of.stream().mapToLong(ReferenceReadsIT::population).sum() + " "
                        + of.stream()
                                .map(c -> c.get("departement_code"))
                                .collect(Collectors.toCollection(TreeSet::new))));
        Map<String, String> read = new TreeMap<>();
        for (JsonPath page : pages("/v1/intercommunalities?limit=200")) {
            List<Map<String, Object>> items = page.getList("items");
            items.forEach(i -> read.put(
                    (String) i.get("siren"),
                    i.get("communesCount") + " " + i.get("population") + " "
                            + new TreeSet<>((List<?>) i.get("departements"))));
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void showsACommuneWithItsCodesAndLabels() {
        given().get("/v1/communes/2A004?labels=fr")
                .then()
                .body("name", equalTo("Ajaccio"))
                .body("departement", equalTo("2A"))
                .body("labels.departement.2A", equalTo("Corse-du-Sud"))
                .body("labels.region.94", equalTo("Corse"));
        given().get("/v1/communes/93001")
                .then()
                .body("ept", equalTo("200057867"))
                .body("intercommunality", equalTo("200054781"))
                .body("labels", nullValue());
        given().get("/v1/communes/98611").then().body("siren", nullValue()).body("intercommunality", nullValue());
        given().get("/v1/communes/58046?asOf=2024-06-30").then().body("territories.code", contains("TI2-2707"));
    }

    @Test
    void namesTheNatureOfAnIntercommunalityInTheLanguageAsked() {
        given().get("/v1/intercommunalities/200046977?labels=en")
                .then()
                .body("labels.nature.MET69", equalTo("Metropolis of Lyon"))
                .body("labels.regions.84", equalTo("Auvergne-Rhône-Alpes"));
    }

    @Test
    void showsRegionsAndDepartements() {
        given().get("/v1/regions/94").then().body("name", equalTo("Corse")).body("capital", equalTo("2A004"));
        given().get("/v1/departements/2B?labels=fr")
                .then()
                .body("region", equalTo("94"))
                .body("labels.region.94", equalTo("Corse"));
    }

    private static long population(Map<String, String> commune) {
        String population = commune.get("population_municipale");
        return population.isEmpty() ? 0 : Long.parseLong(population);
    }

    private static List<String> all(String first, String key) {
        List<String> values = new ArrayList<>();
        pages(first).forEach(page -> values.addAll(page.getList("items." + key, String.class)));
        return values;
    }

    private static List<JsonPath> pages(String first) {
        List<JsonPath> pages = new ArrayList<>();
        String next = first;
        while (next != null) {
            JsonPath page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            pages.add(page);
            next = page.getString("next");
        }
        return pages;
    }
}
