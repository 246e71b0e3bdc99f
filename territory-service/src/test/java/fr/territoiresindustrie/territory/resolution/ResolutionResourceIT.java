package fr.territoiresindustrie.territory.resolution;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static fr.territoiresindustrie.territory.resolution.ResolutionFixture.get;
import static fr.territoiresindustrie.territory.resolution.ResolutionFixture.nicOf;
import static fr.territoiresindustrie.territory.resolution.ResolutionFixture.refuse;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ResolutionResourceIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void saysAllOfOneCommune() {
        get("42218")
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("RESOLVED"))
                .body("items[0].matches[0].kind", equalTo("COMMUNE"))
                .body("items[0].matches[0].by", equalTo("CODE"))
                .body("items[0].matches[0].name", equalTo("Saint-Étienne"))
                .body("items[0].matches[0].intercommunality.siren", equalTo("244200770"))
                .body("items[0].matches[0].departements[0].name", equalTo("Loire"))
                .body("items[0].matches[0].regions[0].name", equalTo("Auvergne-Rhône-Alpes"))
                .body("items[0].matches[0].territories.phase", hasItem(2))
                .body("items[0].matches[0].filiation", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "01039, DELEGATED_COMMUNE, 01138, Béon",
        "13201, MUNICIPAL_ARRONDISSEMENT, 13055, Marseille 1er Arrondissement",
    })
    void followsAFormerCodeToItsCommune(String code, String kind, String commune, String name) {
        given().queryParam("code", code)
                .queryParam("by", "CODE")
                .get("/v1/resolutions")
                .then()
                .statusCode(200)
                .body("items[0].matches[0].kind", equalTo(kind))
                .body("items[0].matches[0].code", equalTo(commune))
                .body("items[0].matches[0].filiation.name", equalTo(name));
    }

    @Test
    void answersSeveralCommunesForAPostalCode() {
        List<String> sharing = Published.rows("cog-2026/communes").stream()
                .filter(c -> Published.list(c.get("postal_codes")).contains("01400"))
                .map(c -> c.get("code"))
                .sorted()
                .toList();
        assertThat(sharing).hasSizeGreaterThan(3);
        get("01400")
                .body("items[0].matches.findAll { it.by == 'POSTAL_CODE' }.code", equalTo(sharing))
                .body("items[0].matches[0].by", equalTo("CODE"));
    }

    @ParameterizedTest
    @CsvSource({
        "244200770, SIREN, INTERCOMMUNALITY, 244200770",
        "200057990, SIREN, EPT, 200057990",
        "214202186, SIREN, COMMUNE, 42218",
        "214 202 186 00011, SIRET, COMMUNE, 42218",
    })
    void readsSirenAndSiret(String code, String by, String kind, String found) {
        String asked = code.endsWith("00011") ? "214202186" + nicOf("214202186") : code;
        get(asked)
                .body("items[0].matches.by", contains(by))
                .body("items[0].matches.kind", contains(kind))
                .body("items[0].matches.code", contains(found));
    }

    @Test
    void saysWhetherAnIntercommunalityIsWhollyInATerritory() {
        get("200067882").body("items[0].matches[0].territories.whole", hasItem(false));
        get("200057990")
                .body("items[0].matches[0].territories.whole", contains(true, true))
                .body("items[0].matches[0].intercommunality.siren", equalTo("200054781"))
                .body("items[0].matches[0].communes", hasSize(7));
    }

    @Test
    void showsTheTerritoryInForceOnTheDayAsked() {
        given().queryParam("code", "58046")
                .queryParam("by", "CODE")
                .queryParam("asOf", "2022-12-31")
                .get("/v1/resolutions")
                .then()
                .body("items[0].matches[0].territories.code", contains("TI1-2706"));
        given().queryParam("code", "58046")
                .queryParam("by", "CODE")
                .queryParam("asOf", "2023-01-01")
                .get("/v1/resolutions")
                .then()
                .body("items[0].matches[0].territories", empty());
        given().queryParam("code", "58046")
                .queryParam("by", "CODE")
                .queryParam("asOf", "2023-11-09")
                .get("/v1/resolutions")
                .then()
                .body("items[0].matches[0].territories.code", contains("TI2-2707"));
    }

    @Test
    void answersUnknownAndMalformedCodesOneByOne() {
        given().contentType("application/json")
                .header("Accept-Language", "en")
                .body(Map.of("codes", List.of("42218", "99999", "=1+1", "123456789", "42218")))
                .post("/v1/resolutions")
                .then()
                .statusCode(200)
                .body("items.code", contains("42218", "99999", "=1+1", "123456789", "42218"))
                .body("items.status", contains("RESOLVED", "UNKNOWN", "MALFORMED", "MALFORMED", "RESOLVED"))
                .body("items[1].reason.code", equalTo("UNKNOWN"))
                .body(
                        "items[2].reason.message",
                        equalTo(ResolutionStatus.MALFORMED.reason().en()));
        get("99999").body("items[0].status", equalTo("UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4221", "abcde", "123456789", "2C004", "42218;drop", "'42218'"})
    void refusesAMalformedCode(String code) {
        given().queryParam("code", code)
                .get("/v1/resolutions")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo("code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-13-01", "2024-02-30", "01/02/2024", "-999999999-01-01", "0001-01-01"})
    void refusesADateThatIsNone(String asOf) {
        given().queryParam("code", "42218")
                .queryParam("asOf", asOf)
                .get("/v1/resolutions")
                .then()
                .statusCode(422)
                .body("errors[0].parameter", equalTo("asOf"));
    }

    @Test
    void refusesABatchOutOfShape() {
        List<String> many = IntStream.range(0, 1_001).mapToObj(i -> "42218").toList();
        refuse(Map.of("codes", many), "/codes");
        refuse(Map.of("codes", List.of()), "/codes");
        refuse(Map.of("codes", Collections.singletonList(null)), "/codes/0");
        refuse(Map.of("codes", List.of("x".repeat(41))), "/codes/0");
        refuse(Map.of("codes", List.of("42218"), "by", "NAME"), "/by");
        refuse(Map.of("codes", List.of("42218"), "when", "now"), "/when");
        given().contentType("application/json")
                .body("{\"codes\": [\"42218\"], \"codes\": []}")
                .post("/v1/resolutions")
                .then()
                .statusCode(400);
    }
}
