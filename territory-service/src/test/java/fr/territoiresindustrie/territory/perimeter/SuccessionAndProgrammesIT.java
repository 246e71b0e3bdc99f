package fr.territoiresindustrie.territory.perimeter;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

/** What territories share with those before them and with other programmes, worked out a second time from what was published. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SuccessionAndProgrammesIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    /** The figures are worked out here from the communes, and are those that were published. */
    @Test
    void computesTheSuccessionFromTheCommunesShared() {
        Map<String, Set<String>> communes = Published.communesOfTerritories();
        Map<String, Long> population = Published.rows("cog-2026/communes").stream()
                .collect(Collectors.toMap(
                        c -> c.get("code"),
                        c -> c.get("population_municipale").isEmpty()
                                ? 0L
                                : Long.parseLong(c.get("population_municipale"))));
        Map<String, String> expected = new TreeMap<>();
        communes.forEach((first, ofFirst) -> communes.forEach((second, ofSecond) -> {
            Set<String> shared = new HashSet<>(ofFirst);
            shared.retainAll(ofSecond);
            if (first.startsWith("TI1") && second.startsWith("TI2") && !shared.isEmpty()) {
                long people = sum(shared, population);
                expected.put(
                        first + " " + second,
                        "%d %d %s %s"
                                .formatted(
                                        shared.size(),
                                        people,
                                        share(people, sum(ofFirst, population)),
                                        share(people, sum(ofSecond, population))));
            }
        }));
        assertThat(expected).hasSize(163);
        assertThat(Published.rows("territory_succession").stream()
                        .collect(Collectors.toMap(
                                s -> s.get("phase1_code") + " " + s.get("phase2_code"),
                                s -> "%s %s %s %s"
                                        .formatted(
                                                s.get("common_communes"),
                                                s.get("common_population"),
                                                s.get("share_of_phase1_population"),
                                                s.get("share_of_phase2_population")))))
                .isEqualTo(expected);
        Map<String, String> read = new TreeMap<>();
        for (String first :
                communes.keySet().stream().filter(c -> c.startsWith("TI1")).toList()) {
            List<Map<String, Object>> items = given().get("/v1/territories/" + first + "/succession")
                    .then()
                    .extract()
                    .jsonPath()
                    .getList("items");
            items.forEach(s -> read.put(
                    first + " " + s.get("territory"),
                    "%s %s %s %s"
                            .formatted(
                                    s.get("communesCount"),
                                    s.get("population"),
                                    share(s.get("shareOfPredecessor")),
                                    share(s.get("shareOfSuccessor")))));
        }
        assertThat(read).isEqualTo(expected);
        given().get("/v1/territories/TI2-0102/succession")
                .then()
                .body("items.relation", contains("PREDECESSOR"))
                .body("items.territory", contains("TI1-0101"));
    }

    @Test
    void listsTheOtherProgrammesOfATerritory() {
        Set<String> communes = Published.communesOfTerritories().get("TI2-8403");
        Set<String> bodies = Published.rows("cog-2026/communes").stream()
                .filter(c -> communes.contains(c.get("code")))
                .map(c -> c.get("epci_siren"))
                .collect(Collectors.toSet());
        Map<String, Long> expected = Published.rows("programmes/programme_membership").stream()
                .filter(p -> p.get("member_kind").equals("COMMUNE")
                        ? communes.contains(p.get("commune_code_2026"))
                        : bodies.contains(p.get("member_code_source")))
                .collect(Collectors.groupingBy(p -> p.get("programme_code"), Collectors.counting()));
        int all = (int) expected.values().stream().mapToLong(Long::longValue).sum();
        given().get("/v1/territories/TI2-8403/programmes?limit=200")
                .then()
                .statusCode(200)
                .body("totalEstimate", equalTo(all));
        int pvd = expected.get("PVD").intValue();
        given().get("/v1/territories/TI2-8403/programmes?programme=PVD&asOf=2024-01-01&limit=200")
                .then()
                .body("items", hasSize(pvd))
                .body("items.programme", everyItem(equalTo("PVD")))
                .body("items.programmeName", everyItem(equalTo("Petites villes de demain")));
        given().get("/v1/territories/TI2-8403/programmes?asOf=2020-01-01")
                .then()
                .body("items", hasSize(0));
    }

    private static long sum(Set<String> communes, Map<String, Long> population) {
        return communes.stream().mapToLong(population::get).sum();
    }

    private static String share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String share(Object value) {
        return new BigDecimal(value.toString())
                .setScale(4, RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
