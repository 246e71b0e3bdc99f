package fr.territoiresindustrie.territory.resolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void resolvesEveryCommuneAsTheMembershipsSay() {
        Map<String, String> first = Published.territoryOfCommunes(1);
        Map<String, String> second = Published.territoryOfCommunes(2);
        List<Map<String, String>> communes = Published.rows("cog-2026/communes");
        assertThat(communes).hasSize(34_969);
        int resolved = 0;
        for (int from = 0; from < communes.size(); from += 1_000) {
            List<Map<String, String>> part = communes.subList(from, Math.min(from + 1_000, communes.size()));
            List<Map<String, Object>> items =
                    resolve(part.stream().map(c -> c.get("code")).toList(), "CODE");
            for (int i = 0; i < part.size(); i++) {
                Map<String, String> commune = part.get(i);
                assertThat(items.get(i).get("code")).isEqualTo(commune.get("code"));
                List<Map<String, Object>> matches = list(items.get(i).get("matches"));
                assertThat(matches).as(commune.get("code")).hasSize(1);
                Map<String, Object> match = matches.getFirst();
                assertThat(match.get("name")).isEqualTo(commune.get("name"));
                assertThat(siren(match.get("intercommunality"))).isEqualTo(commune.get("epci_siren"));
                assertThat(siren(match.get("ept"))).isEqualTo(commune.get("ept_siren"));
                assertThat(codes(match.get("departements"))).containsExactly(commune.get("departement_code"));
                assertThat(codes(match.get("regions"))).containsExactly(commune.get("region_code"));
                assertThat(codes(match.get("territories")))
                        .as(commune.get("code"))
                        .containsExactlyElementsOf(
                                Stream.of(first.get(commune.get("code")), second.get(commune.get("code")))
                                        .filter(t -> t != null)
                                        .toList());
                resolved++;
            }
        }
        assertThat(resolved).isEqualTo(34_969);
    }

    @Test
    void resolvesEveryCommuneByItsSiren() {
        List<Map<String, String>> communes = Published.rows("cog-2026/communes").stream()
                .filter(c -> !c.get("siren").isEmpty())
                .toList();
        for (int from = 0; from < communes.size(); from += 1_000) {
            List<Map<String, String>> part = communes.subList(from, Math.min(from + 1_000, communes.size()));
            assertThat(matches(resolve(part.stream().map(c -> c.get("siren")).toList(), null))
                            .map(m -> m.get("code"))
                            .toList())
                    .isEqualTo(part.stream().map(c -> c.get("code")).toList());
        }
    }

    @Test
    void resolvesEveryFormerCodeWithItsFiliation() {
        List<Map<String, String>> former = Published.rows("cog-2026/communes_deleguees");
        for (int from = 0; from < former.size(); from += 1_000) {
            List<Map<String, String>> part = former.subList(from, Math.min(from + 1_000, former.size()));
            List<Map<String, Object>> items =
                    resolve(part.stream().map(c -> c.get("code")).toList(), "CODE");
            assertThat(matches(items).map(m -> m.get("code")).toList())
                    .isEqualTo(part.stream().map(c -> c.get("commune_code")).toList());
            assertThat(matches(items)
                            .map(m -> ((Map<?, ?>) m.get("filiation")).get("code"))
                            .toList())
                    .isEqualTo(part.stream().map(c -> c.get("code")).toList());
        }
    }

    @Test
    void resolvesEveryIntercommunalityWithItsCommunes() {
        List<Map<String, String>> epci = Published.rows("cog-2026/epci");
        for (int from = 0; from < epci.size(); from += 1_000) {
            List<Map<String, String>> part = epci.subList(from, Math.min(from + 1_000, epci.size()));
            List<Map<String, Object>> items =
                    resolve(part.stream().map(e -> e.get("siren")).toList(), null);
            assertThat(matches(items).map(m -> list(m.get("communes")).size()).toList())
                    .isEqualTo(part.stream()
                            .map(e -> Integer.valueOf(e.get("communes_count")))
                            .toList());
        }
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

    private static void refuse(Map<String, ?> body, String pointer) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/resolutions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    private static ValidatableResponse get(String code) {
        return given().queryParam("code", code).get("/v1/resolutions").then().statusCode(200);
    }

    private static List<Map<String, Object>> resolve(List<String> codes, String by) {
        String answer = given().contentType("application/json")
                .body(by == null ? Map.of("codes", codes) : Map.of("codes", codes, "by", by))
                .post("/v1/resolutions")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return list(JSON.readValue(answer, Map.class).get("items"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer, e);
        }
    }

    private static Stream<Map<String, Object>> matches(List<Map<String, Object>> items) {
        return items.stream().flatMap(item -> list(item.get("matches")).stream());
    }

    /** An establishment number that makes a valid SIRET. */
    private static String nicOf(String siren) {
        return IntStream.rangeClosed(10, 19)
                .mapToObj("000%d"::formatted)
                .filter(nic -> fr.territoiresindustrie.kit.identifier.Siret.Validator.isSiret(siren + nic))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    private static List<Object> codes(Object value) {
        return list(value).stream().map(v -> v.get("code")).toList();
    }

    private static Object siren(Object body) {
        return body == null ? "" : ((Map<?, ?>) body).get("siren");
    }
}
