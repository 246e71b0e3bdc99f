package fr.territoiresindustrie.territory.territory;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TerritoryReadsIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/territories, 332",
        "/v1/territories?phase=1, 149",
        "/v1/territories?phase=2, 183",
        "/v1/territories?asOf=2018-11-21, 0",
        "/v1/territories?asOf=2018-11-22, 149",
        "/v1/territories?asOf=2022-12-31, 149",
        "/v1/territories?asOf=2023-01-01, 0",
        "/v1/territories?asOf=2023-11-08, 0",
        "/v1/territories?asOf=2023-11-09, 183",
        "/v1/territories?commune=58046, 2",
        "/v1/territories?commune=58046&asOf=2024-01-01, 1",
        "/v1/territories?intercommunality=200057990&phase=2, 1",
    })
    void filters(String path, int total) {
        given().get(path).then().statusCode(200).body("totalEstimate", equalTo(total));
    }

    @Test
    void filtersByRegionAndDepartementOfTheCommunes() {
        List<Map<String, String>> published = Published.rows("territories/territories");
        for (String region : List.of("84", "93", "11")) {
            assertThat(codes("/v1/territories?limit=200&region=" + region))
                    .isEqualTo(published.stream()
                            .filter(t -> Published.list(t.get("region_codes")).contains(region))
                            .map(t -> t.get("code"))
                            .collect(Collectors.toSet()));
        }
        assertThat(codes("/v1/territories?limit=200&departement=42&phase=2"))
                .isEqualTo(published.stream()
                        .filter(t -> t.get("phase").equals("2")
                                && Published.list(t.get("departement_codes")).contains("42"))
                        .map(t -> t.get("code"))
                        .collect(Collectors.toSet()));
        assertThat(codes("/v1/territories?limit=200&leadRegion=84&phase=2"))
                .isNotEmpty()
                .isEqualTo(published.stream()
                        .filter(t -> t.get("phase").equals("2")
                                && t.get("lead_region_code").equals("84"))
                        .map(t -> t.get("code"))
                        .collect(Collectors.toSet()));
        given().get("/v1/territories?q=pau tarb").then().body("items.name", hasItem(startsWith("Lacq")));
    }

    @Test
    void derivesTheFiguresOfEachTerritory() {
        Map<String, String> read = new TreeMap<>();
        for (int phase = 1; phase <= 2; phase++) {
            List<Map<String, Object>> items = given().get("/v1/territories?limit=200&phase=" + phase)
                    .then()
                    .extract()
                    .jsonPath()
                    .getList("items");
            items.forEach(t -> read.put(
                    (String) t.get("code"),
                    "%s %s %s %s"
                            .formatted(
                                    t.get("officialId"),
                                    t.get("membersCount"),
                                    t.get("communesCount"),
                                    t.get("population"))));
        }
        assertThat(read)
                .isEqualTo(Published.rows("territories/territories").stream()
                        .collect(Collectors.toMap(
                                t -> t.get("code"),
                                t -> "%s %s %s %s"
                                        .formatted(
                                                t.get("official_id"),
                                                t.get("members_count"),
                                                t.get("communes_count"),
                                                t.get("population_municipale")))));
    }

    @Test
    void showsATerritoryWithLabels() {
        given().get("/v1/territories/TI2-8403?labels=fr")
                .then()
                .statusCode(200)
                .body("code", equalTo("TI2-8403"))
                .body("phase", equalTo(2))
                .body("leadRegion", equalTo("84"))
                .body("validFrom", equalTo("2023-11-09"))
                .body("validTo", nullValue())
                .body("labels.leadRegion.84", equalTo("Auvergne-Rhône-Alpes"));
        given().get("/v1/territories/TI1-8403")
                .then()
                .body("validTo", equalTo("2022-12-31"))
                .body("compositionOn", equalTo("2022-12-31"))
                .body("communesCount", greaterThan(0));
    }

    @Test
    void knowsNoTerritoryOnADayBeforeOrAfterIt() {
        given().get("/v1/territories/TI2-8403?asOf=2023-11-08")
                .then()
                .statusCode(404)
                .body("validFrom", equalTo("2023-11-09"));
        given().get("/v1/territories/TI1-8403?asOf=2023-01-01").then().statusCode(404);
        given().get("/v1/territories/TI1-8403?asOf=2020-01-01").then().statusCode(200);
    }

    @Test
    void listsTheMembersOfAllTerritories() {
        List<String> published = Published.rows("territories/territory_epci").stream()
                .map(m -> m.get("territory_code") + " " + m.get("member_siren"))
                .toList();
        List<String> read = new java.util.ArrayList<>();
        for (String next = "/v1/territories/members?limit=200"; next != null; ) {
            var page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(page.path("items.collect { it.territory + ' ' + it.siren }"));
            next = page.path("next");
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(published);
        String csv = given().accept("text/csv")
                .get("/v1/territories/members")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(published.size() + 1);
        given().get("/v1/territories/members?phase=1&asOf=2024-01-01").then().body("items", hasSize(0));
        given().get("/v1/territories/members?territory=TI2-8403&asOf=2024-01-01")
                .then()
                .body("items.size()", greaterThan(0))
                .body("items.territory", everyItem(equalTo("TI2-8403")))
                .body("totalEstimate", equalTo((int) published.stream()
                        .filter(member -> member.startsWith("TI2-8403 "))
                        .count()));
    }

    @Test
    void namesTheIntercommunalitiesOfMembers() {
        String parent = "items.find { it.kind == 'EPT' }";
        String code = database.texts("select territory_code from territory_member where kind = 'EPT' limit 1")
                .getFirst();
        given().get("/v1/territories/" + code + "/members?labels=fr&limit=200")
                .then()
                .body(parent + ".labels.intercommunality.200054781", equalTo("Métropole du Grand Paris"));
        given().get("/v1/territories/" + code + "/members?limit=200").then().body(parent + ".labels", nullValue());
    }

    @Test
    void listsTheMembersWithTheirDatesAndDecision() {
        Map<String, List<String>> published = Published.rows("territories/territory_epci").stream()
                .collect(Collectors.groupingBy(
                        m -> m.get("territory_code"),
                        Collectors.mapping(m -> m.get("member_siren"), Collectors.toList())));
        for (String code : List.of("TI2-8403", "TI1-8403", "TI2-7506", "TI1-1101", "TI2-2707")) {
            assertThat(Set.copyOf(given().get("/v1/territories/" + code + "/members?limit=200")
                            .then()
                            .extract()
                            .jsonPath()
                            .getList("items.siren", String.class)))
                    .isEqualTo(Set.copyOf(published.get(code)));
        }
        given().get("/v1/territories/TI1-8403/members")
                .then()
                .body("items", hasSize(published.get("TI1-8403").size()))
                .body("items.decision.code", everyItem(equalTo("PHASE-1-FINAL-LIST")))
                .body("items.decision.note", everyItem(startsWith("La phase 1 n'est connue que par sa liste finale")))
                .body("items.from", everyItem(equalTo("2018-11-22")))
                .body("items.to", everyItem(equalTo("2022-12-31")));
        given().get("/v1/territories/TI1-8403/members?asOf=2024-01-01").then().body("items", hasSize(0));
        given().get("/v1/territories/TI2-2707/members")
                .then()
                .body("items.find { it.kind == 'COMMUNE' }.communeCode", equalTo("58046"))
                .body("items.find { it.kind == 'COMMUNE' }.intercommunality", equalTo("200067882"));
    }

    @Test
    void tellsHowATerritoryCameAbout() {
        given().get("/v1/territories/TI2-8403/history")
                .then()
                .body("items.action", contains("CREATE"))
                .body("items[0].actor", equalTo("territory-service"))
                .body("items[0].reason", startsWith("Liste de la phase 2"));
    }

    private static Set<String> codes(String path) {
        return Set.copyOf(
                given().get(path).then().statusCode(200).extract().jsonPath().getList("items.code", String.class));
    }
}
