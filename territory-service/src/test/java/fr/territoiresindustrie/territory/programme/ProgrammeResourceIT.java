package fr.territoiresindustrie.territory.programme;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Counts against the published files, worked out here without the service's code. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProgrammeResourceIT {

    private static final List<Map<String, String>> MEMBERSHIPS = Published.rows("programmes/programme_membership");

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void countsTheBeneficiariesOfEachProgramme() {
        Map<String, Set<String>> entities = new TreeMap<>();
        MEMBERSHIPS.forEach(m -> entities.computeIfAbsent(m.get("programme_code"), k -> new HashSet<>())
                .add(m.get("programme_entity_id")));
        List<Map<String, Object>> items =
                given().get("/v1/programmes").jsonPath().getList("items");
        assertThat(items).hasSize(14);
        items.forEach(item -> assertThat(((Number) item.get("entities")).intValue())
                .as((String) item.get("code"))
                .isEqualTo(entities.get(item.get("code")).size()));
        given().get("/v1/programmes/PVD").then().statusCode(200).body("name", equalTo("Petites villes de demain"));
        given().get("/v1/programmes/NONE").then().statusCode(404);
    }

    @Test
    void countsTheOverlapOfEveryTerritoryWithEveryProgramme() {
        Map<String, Set<String>> sirens = sirensOfTerritories();
        Map<String, String> expected = new TreeMap<>();
        Published.communesOfTerritories().forEach((territory, communes) -> {
            Map<String, Set<String>> ofCommunes = new HashMap<>();
            Map<String, Set<String>> ofSirens = new HashMap<>();
            Map<String, Set<String>> entities = new HashMap<>();
            for (Map<String, String> m : MEMBERSHIPS) {
                String programme = m.get("programme_code");
                boolean commune = m.get("member_kind").equals("COMMUNE");
                String code = commune ? m.get("commune_code_2026") : m.get("member_code_source");
                if (commune ? communes.contains(code) : sirens.get(territory).contains(code)) {
                    (commune ? ofCommunes : ofSirens)
                            .computeIfAbsent(programme, k -> new HashSet<>())
                            .add(code);
                    entities.computeIfAbsent(programme, k -> new HashSet<>()).add(m.get("programme_entity_id"));
                }
            }
            entities.forEach((programme, all) -> expected.put(
                    territory + " " + programme,
                    all.size() + " "
                            + ofCommunes.getOrDefault(programme, Set.of()).size() + " "
                            + ofSirens.getOrDefault(programme, Set.of()).size()));
        });

        Map<String, String> answered = new TreeMap<>();
        String[] lines = given().accept("text/csv")
                .get("/v1/programmes/overlaps")
                .asString()
                .split("\r\n");
        assertThat(lines[0])
                .isEqualTo(
                        "territory,territoryName,phase,programme,programmeName,entities,communes,intercommunalities");
        for (int i = 1; i < lines.length; i++) {
            String[] tail = lines[i].split(",");
            String programme = lines[i].replaceAll(".*,[12],([A-Z]+),.*", "$1");
            answered.put(
                    tail[0] + " " + programme,
                    tail[tail.length - 3] + " " + tail[tail.length - 2] + " " + tail[tail.length - 1]);
        }
        assertThat(answered).isEqualTo(expected).hasSizeGreaterThan(1_000);
    }

    @Test
    void walksTheOverlapsOfATerritory() {
        List<String> programmes = given().get("/v1/programmes/overlaps?territory=TI2-8403")
                .jsonPath()
                .getList("items.programme");
        List<String> walked = new ArrayList<>();
        String next = "/v1/programmes/overlaps?territory=TI2-8403&limit=2";
        while (next != null) {
            var page = given().urlEncodingEnabled(false).get(next).jsonPath();
            walked.addAll(page.getList("items.programme"));
            next = page.getString("next");
        }
        assertThat(walked).isEqualTo(programmes).isSorted().isNotEmpty();
        given().get("/v1/programmes/overlaps?territory=TI2-8403&asOf=2019-01-01")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"PVD", "FABT", "CDE"})
    void filtersTheListsByProgramme(String programme) {
        Set<String> communes = new TreeSet<>();
        Set<String> sirens = new TreeSet<>();
        for (Map<String, String> m : MEMBERSHIPS) {
            if (m.get("programme_code").equals(programme)) {
                if (m.get("member_kind").equals("COMMUNE")) {
                    communes.add(m.get("commune_code_2026"));
                } else {
                    sirens.add(m.get("member_code_source"));
                }
            }
        }
        assertThat(codes("/v1/communes?programme=" + programme)).isEqualTo(communes);
        Set<String> territories = new TreeSet<>();
        Map<String, Set<String>> held = sirensOfTerritories();
        Published.communesOfTerritories().forEach((territory, own) -> {
            if (own.stream().anyMatch(communes::contains)
                    || held.get(territory).stream().anyMatch(sirens::contains)) {
                territories.add(territory);
            }
        });
        assertThat(codes("/v1/territories?programme=" + programme)).isEqualTo(territories);
        Set<String> intercommunalities = new TreeSet<>();
        Published.rows("epci_commune").forEach(row -> {
            if (sirens.contains(row.get("epci_siren")) || communes.contains(row.get("commune_code"))) {
                intercommunalities.add(row.get("epci_siren"));
            }
        });
        Published.rows("cog-2026/ept").forEach(row -> {
            if (sirens.contains(row.get("siren"))
                    || Published.list(row.get("commune_codes")).stream().anyMatch(communes::contains)) {
                intercommunalities.add(row.get("siren"));
            }
        });
        assertThat(codes("/v1/intercommunalities?programme=" + programme)).isEqualTo(intercommunalities);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/programmes/overlaps?territory=1, territory",
        "/v1/programmes/overlaps?programme=pvd, programme",
        "/v1/programmes/overlaps?phase=3, phase",
        "/v1/programmes/overlaps?asOf=x, asOf",
        "/v1/communes?programme=x, programme",
        "/v1/territories?programme=x, programme",
        "/v1/intercommunalities?programme=1, programme",
    })
    void refusesAParameterOutOfShape(String path, String parameter) {
        given().get(path).then().statusCode(422).body("errors.parameter", hasItem(parameter));
    }

    /** First column of the whole list. */
    private static Set<String> codes(String path) {
        Set<String> codes = new TreeSet<>();
        String[] lines = given().accept("text/csv").get(path).asString().split("\r\n");
        for (int i = 1; i < lines.length; i++) {
            codes.add(lines[i].substring(0, lines[i].indexOf(',')));
        }
        return codes;
    }

    /** Intercommunalities and EPT that have a commune in each territory. */
    private static Map<String, Set<String>> sirensOfTerritories() {
        Map<String, Set<String>> ofCommune = new HashMap<>();
        Published.rows("epci_commune")
                .forEach(row -> ofCommune
                        .computeIfAbsent(row.get("commune_code"), k -> new HashSet<>())
                        .add(row.get("epci_siren")));
        Published.rows("cog-2026/ept")
                .forEach(row -> Published.list(row.get("commune_codes"))
                        .forEach(commune -> ofCommune
                                .computeIfAbsent(commune, k -> new HashSet<>())
                                .add(row.get("siren"))));
        Map<String, Set<String>> sirens = new HashMap<>();
        Published.communesOfTerritories().forEach((territory, communes) -> {
            Set<String> of = sirens.computeIfAbsent(territory, k -> new HashSet<>());
            communes.forEach(commune -> of.addAll(ofCommune.getOrDefault(commune, Set.of())));
        });
        return sirens;
    }
}
