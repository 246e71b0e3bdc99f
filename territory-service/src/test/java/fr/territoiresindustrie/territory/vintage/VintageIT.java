package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static fr.territoiresindustrie.territory.vintage.VintageCalls.STATE;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.admin;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.changes;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.dryRun;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.get;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.key;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.move;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.resolve;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.upload;
import static fr.territoiresindustrie.territory.vintage.VintageFixture.aVintage;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A registry that begins with the code of 2025 is brought to 2026, with real mergers. In their order: the registry only goes forward. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = PreviousVintage.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VintageIT {

    private static final Map<String, String> MERGERS = new TreeMap<>(PreviousVintage.MERGERS);

    /** The open territories with one of these communes. */
    private static final List<String> TOLD = List.of("TI2-2804", "TI2-5218");

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    @Order(1)
    void beginsWithTheCommunesAsTheyWere() {
        given().get("/v1/reference-vintages")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].year", equalTo(2025))
                .body("items[0].effectiveOn", nullValue())
                .body("items[0].state", equalTo("APPLIED"));
        MERGERS.keySet()
                .forEach(code -> get("/v1/communes/" + code, null)
                        .statusCode(200)
                        .body("name", equalTo(PreviousVintage.nameOfPart(code))));
        get("/v1/communes/01138", null).body("name", equalTo("Culoz"));
    }

    @Test
    @Order(7)
    void showsExactlyTheRealMergersAndApplies() {
        String id = upload(aVintage().zip())
                .body("state", equalTo("VALIDATED"))
                .body("findings", equalTo(0))
                .extract()
                .path("id");
        VintageCalls.JsonChanges changes = changes(id);
        assertThat(changes.of("COMMUNE", "MERGED")).isEqualTo(MERGERS);
        assertThat(changes.of("PART", "CREATED")).isEqualTo(MERGERS);
        assertThat(changes.codes("COMMUNE", "RENAMED")).containsExactly("01138");
        assertThat(changes.codes("COMMUNE", "POPULATION"))
                .containsExactlyInAnyOrderElementsOf(
                        MERGERS.values().stream().distinct().toList());
        assertThat(changes.size())
                .isEqualTo(2 * MERGERS.size()
                        + 1
                        + MERGERS.values().stream().distinct().count());

        get("/v1/communes/01039", null).statusCode(200).body("name", equalTo("Béon"));
        String succession = succession("");
        admin().get("/v1/reference-vintages/" + id + "/transitions")
                .then()
                .statusCode(200)
                .body("commands.find { it.command == 'APPLY' }.allowed", equalTo(true));
        dryRun(id).statusCode(200).body("state", equalTo("VALIDATED"));
        get("/v1/communes/01039", null).statusCode(200);

        move(id, 1, "APPLY").statusCode(412);
        move(id, 0, "APPLY").statusCode(200).body("state", equalTo("APPLIED")).body("appliedAt", notNullValue());
        get("/v1/reference-vintages/" + id, null).statusCode(200).body("effectiveOn", equalTo("2026-01-01"));
        get("/v1/reference-vintages/" + id + "/history", null)
                .body("items.action", equalTo(List.of("APPLY", "UPLOAD")))
                .body("items.actor", equalTo(List.of("-", "-")));
        assertThat(database.number("select count(*) from vintage_commune")).isZero();
        // what phase 2 took over is what it was: 14052, now part of 14061, counts once, with its own people
        assertThat(succession("")).isEqualTo(succession);
        assertThat(succession("?asOf=2025-12-31")).isEqualTo(succession);
        get("/v1/territories/TI1-2803/succession?asOf=2026-01-01", null)
                .body(
                        "items.communesCount",
                        equalTo(get("/v1/territories/TI1-2803/succession", null)
                                .extract()
                                .path("items.communesCount")));
    }

    private static String succession(String day) {
        return get("/v1/territories/TI1-2803/succession" + day, null)
                .statusCode(200)
                .body("items.territory", hasItem("TI2-2804"))
                .extract()
                .jsonPath()
                .getString("items");
    }

    @Test
    @Order(8)
    void readsEachDayItsOwnCommunes() {
        MERGERS.forEach((code, into) -> {
            get("/v1/communes/" + code + "?asOf=2025-12-31", null)
                    .statusCode(200)
                    .body("population", equalTo(PreviousVintage.PEOPLE));
            get("/v1/communes/" + code + "?asOf=2026-01-01", null).statusCode(404);
            get("/v1/communes/" + code, null).statusCode(404);
            resolve(code, "2025-12-31").body("kind", equalTo("COMMUNE")).body("code", equalTo(code));
            for (String day : new String[] {"2026-01-01", null}) {
                resolve(code, day)
                        .body("kind", equalTo("DELEGATED_COMMUNE"))
                        .body("code", equalTo(into))
                        .body("filiation.code", equalTo(code));
            }
        });
        get("/v1/communes/01138", null).body("name", equalTo("Culoz-Béon"));
        get("/v1/suggestions?q=culoz&kind=COMMUNE", null).body("items.name", contains("Culoz-Béon"));
        get("/v1/suggestions?q=culoz&kind=COMMUNE&asOf=2025-12-31", null).body("items.name", contains("Culoz"));
        get("/v1/suggestions?q=beon&asOf=2025-12-31", null).body("items.code", hasItem("01039"));
        get("/v1/suggestions?q=beon", null).body("items.code", not(hasItem("01039")));
        get("/v1/communes/01138?asOf=2025-06-01", null).body("name", equalTo("Culoz"));
        get("/v1/intercommunalities/200040350?asOf=2025-12-31", null)
                .body("communesCount", equalTo(communesOf("200040350") + 3));
        get("/v1/intercommunalities/200040350", null).body("communesCount", equalTo(communesOf("200040350")));
    }

    @Test
    @Order(9)
    void keepsTheCommunesOfTheTerritories() {
        assertThat(database.texts("""
                        select territory_code || ' ' || commune_code || ' ' || valid_from || ' ' || coalesce(cast(valid_to as text), '-')
                        from territory_commune where commune_code in ('85037', '14052') and phase = 2 order by 1"""))
                .containsExactly("TI2-2804 14052 2023-11-09 2025-12-31", "TI2-5218 85037 2023-11-09 2025-12-31");
        Published.communesOfTerritories().forEach((territory, communes) -> {
            if (territory.startsWith("TI2-")) {
                assertThat(database.texts("select commune_code from territory_commune where territory_code = '"
                                + territory + "' and valid_to is null order by 1"))
                        .as(territory)
                        .containsExactlyElementsOf(communes);
            }
        });
        resolve("85037", "2025-12-31").body("territories.code", hasItem("TI2-5218"));
        resolve("85037", "2026-01-01").body("territories.code", hasItem("TI2-5218"));
        get("/v1/territories/TI2-5218/history", null).body("items.action", hasItem("FOLLOW_REFERENCE"));
        List<String> events = database.texts("""
                select payload from outbox_event where type = 'territory.composition-changed' order by aggregateid""");
        assertThat(events).hasSize(TOLD.size());
        events.forEach(event -> EventSchemas.check("territory.composition-changed", event));
        assertThat(database.texts(
                        "select aggregateid from outbox_event where type = 'territory.composition-changed' order by 1"))
                .containsExactlyElementsOf(TOLD);
    }

    @Test
    @Order(10)
    void changesNothingTheSecondTime() {
        String before = database.texts(STATE).getFirst();
        Response again = upload(Tokens.platformAdmin(), 2026, aVintage().zip());
        again.then().statusCode(200).body("state", equalTo("APPLIED"));
        String id = admin().contentType("application/zip")
                .header("Idempotency-Key", key())
                .body(aVintage().zip())
                .post("/v1/reference-vintages?year=2026&effectiveOn=2026-02-01")
                .then()
                .statusCode(201)
                .body("changes", equalTo(0))
                .extract()
                .path("id");
        move(id, 0, "APPLY").statusCode(409).body("errors.code", equalTo(List.of("NOTHING_CHANGES")));
        move(id, 0, "DISCARD").statusCode(200).body("state", equalTo("DISCARDED"));
        assertThat(database.texts(STATE).getFirst()).isEqualTo(before);
        upload(Tokens.platformAdmin(), 2025, aVintage().zip()).then().statusCode(409);
    }

    /** Members are shown as on the day: their communes add up to the territory's, before a merger and after. */
    @Test
    @Order(15)
    void countsTheCommunesOfMembersOnTheDayAsked() {
        for (String day : List.of("2025-12-31", "2026-01-01")) {
            for (String territory : TOLD) {
                int communes = get("/v1/territories/" + territory + "?asOf=" + day, null)
                        .extract()
                        .path("communesCount");
                List<Integer> ofMembers = get("/v1/territories/" + territory + "/members?limit=200&asOf=" + day, null)
                        .extract()
                        .path("items.communesCount");
                assertThat(ofMembers.stream().mapToInt(Integer::intValue).sum())
                        .as("%s on %s", territory, day)
                        .isEqualTo(communes);
            }
        }
    }

    private static int communesOf(String siren) {
        return (int) Published.rows("epci_commune").stream()
                .filter(row -> row.get("epci_siren").equals(siren))
                .count();
    }
}
