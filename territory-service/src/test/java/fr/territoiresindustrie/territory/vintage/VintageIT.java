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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A registry that begins with the code of 2025 is brought to 2026, with real mergers, then on. In their order: the registry only goes forward. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = PreviousVintage.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VintageIT {

    private static final Map<String, String> MERGERS = new TreeMap<>(PreviousVintage.MERGERS);

    /** The year after this one, so that what it brings is to come whenever this runs. */
    private final int next = LocalDate.now(ZoneId.of("Europe/Paris")).getYear() + 1;

    private final LocalDate firstDay = LocalDate.of(next, 1, 1);
    private final LocalDate yearAfter = firstDay.plusYears(1);

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

    @Test
    @Order(11)
    void refusesACommuneInTwoTerritoriesOfOnePhase() {
        String before = database.texts(STATE).getFirst();
        List<String> two = database.texts("""
                select intercommunality_siren from (
                    select m.intercommunality_siren, m.territory_code, row_number() over (partition by m.territory_code order by m.id) as nth
                    from territory_member m where m.territory_code in ('TI2-8403', 'TI2-9307') and m.kind = 'EPCI') m
                where nth = 1 order by territory_code""");
        String id = upload(
                        Tokens.platformAdmin(),
                        next,
                        aVintage()
                                .with(
                                        "communes.csv",
                                        rows -> rows.forEach(row -> FutureVintage.follow(row, "epci_siren", two)))
                                .with(
                                        "epci_commune.csv",
                                        rows -> rows.forEach(row -> FutureVintage.follow(row, "epci_siren", two)))
                                .with(
                                        "epci.csv",
                                        rows -> rows.removeIf(
                                                row -> row.get("siren").equals(two.getFirst())))
                                .zip())
                .then()
                .statusCode(201)
                .body("state", equalTo("VALIDATED"))
                .extract()
                .path("id");
        assertThat(changes(id).of("INTERCOMMUNALITY", "MERGED")).isEqualTo(Map.of(two.getFirst(), two.get(1)));
        move(id, 0, "APPLY")
                .statusCode(409)
                .body("code", equalTo("RULES_UNMET"))
                .body("errors.code", equalTo(List.of("TWO_TERRITORIES_OF_ONE_PHASE")))
                .body("conflicts[0].commune", notNullValue())
                .body("conflicts[0].territory", equalTo("TI2-8403"))
                .body("conflicts[0].otherTerritory", equalTo("TI2-9307"));
        move(id, 0, "DISCARD").statusCode(200);
        assertThat(database.texts(STATE).getFirst()).isEqualTo(before);
    }

    @Test
    @Order(12)
    void letsOneOfTwoAdminsApply() throws Exception {
        String first = upload(Tokens.platformAdmin(), next, FutureVintage.next().zip())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String other = upload(
                        Tokens.platformAdmin(),
                        next,
                        FutureVintage.next()
                                .row("communes.csv", "code", "01001", row -> row.put("population_municipale", "900"))
                                .zip())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Callable<Integer> one = () -> move(first, 0, "APPLY").extract().statusCode();
        Callable<Integer> two = () -> move(other, 0, "APPLY").extract().statusCode();
        try (var admins = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(admins.invokeAll(List.of(one, two, one, two)).stream()
                            .map(Future::resultNow)
                            .sorted()
                            .toList())
                    .satisfies(answers -> assertThat(answers.getFirst()).isEqualTo(200))
                    .satisfies(answers ->
                            assertThat(answers.subList(1, 4)).allMatch(status -> status == 409 || status == 412));
        }
    }

    @Test
    @Order(13)
    void holdsWhatIsToComeUntilItsDay() {
        get("/v1/communes/01004", null).statusCode(200);
        get("/v1/communes/01006", null).body("name", equalTo("Ambléon"));
        get("/v1/communes/01006?asOf=" + firstDay, null).body("name", equalTo("=Nouveau nom"));
        get("/v1/communes/01004?asOf=" + firstDay, null).statusCode(404);
        get("/v1/communes?asOf=" + firstDay + "&q=Ambleon", null).body("items", hasSize(0));
        get("/v1/communes?q=Ambleon", null).body("items.code", equalTo(List.of("01006")));
        resolve("01004", null).body("code", equalTo("01004"));
        resolve("01004", firstDay.toString())
                .body("kind", equalTo("FORMER_COMMUNE"))
                .body("code", equalTo("01005"))
                .body("filiation.code", equalTo("01004"));
        resolve("01059", "2026-06-01")
                .body("kind", equalTo("DELEGATED_COMMUNE"))
                .body("code", equalTo("01453"));
        resolve("01059", firstDay.toString())
                .body("kind", equalTo("FORMER_COMMUNE"))
                .body("code", equalTo("01453"));
        resolve("01004", firstDay.toString()).body("filiation.since", equalTo(firstDay.toString()));
        String siren = Published.rows("cog-2026/communes").stream()
                .filter(row -> row.get("code").equals("01004"))
                .findFirst()
                .orElseThrow()
                .get("siren");
        resolve(siren, null, "SIREN").body("code", equalTo("01004")).body("filiation", nullValue());
        resolve(siren, firstDay.toString(), "SIREN")
                .body("code", equalTo("01005"))
                .body("filiation.code", equalTo("01004"));
        resolve(FutureVintage.GONE.getFirst(), null, "SIREN").body("kind", equalTo("INTERCOMMUNALITY"));
        resolve(FutureVintage.GONE.getFirst(), firstDay.toString(), "SIREN")
                .body("kind", equalTo("FORMER_INTERCOMMUNALITY"))
                .body("code", equalTo(FutureVintage.GONE.get(1)))
                .body("filiation.code", equalTo(FutureVintage.GONE.getFirst()))
                .body("territories.code", hasItem("TI2-5218"));
        get("/v1/territories/TI2-5218/members?asOf=" + firstDay, null)
                .body("items.siren", hasItem(FutureVintage.GONE.get(1)))
                .body("items.siren", not(hasItem(FutureVintage.GONE.getFirst())));
        get("/v1/territories/TI2-5218/members?asOf=" + firstDay.minusDays(1), null)
                .body("items.siren", hasItem(FutureVintage.GONE.getFirst()));
        resolve("01007", firstDay.toString()).body("intercommunality.siren", equalTo("200069193"));
    }

    /** Two years on: the commune that took another one over is taken over itself, one comes back, and one leaves another. */
    @Test
    @Order(14)
    void followsMergersOfMergersAndCommunesThatComeBack() {
        String id = upload(
                        Tokens.platformAdmin(),
                        next + 1,
                        FutureVintage.afterNext().zip())
                .then()
                .statusCode(201)
                .body("state", equalTo("VALIDATED"))
                .extract()
                .path("id");
        VintageCalls.JsonChanges changes = changes(id);
        assertThat(changes.of("COMMUNE", "MERGED")).isEqualTo(Map.of("01005", "01007"));
        assertThat(changes.codes("COMMUNE", "SPLIT")).containsExactlyInAnyOrder("01039", FutureVintage.FOUNDED);
        assertThat(changes.codes("COMMUNE", "CREATED")).isEmpty();
        assertThat(changes.codes("PART", "ENDED")).containsExactly("01039");
        move(id, 0, "APPLY").statusCode(200).body("state", equalTo("APPLIED"));
        String then = yearAfter.toString();
        String before = yearAfter.minusDays(1).toString();

        for (String code : List.of("01004", "01005")) {
            resolve(code, then)
                    .body("kind", equalTo("FORMER_COMMUNE"))
                    .body("code", equalTo("01007"))
                    .body("filiation.code", equalTo(code));
        }
        resolve("01004", before).body("kind", equalTo("FORMER_COMMUNE")).body("code", equalTo("01005"));
        resolve("01005", before).body("kind", equalTo("COMMUNE"));

        resolve("01039", "2025-12-31").body("kind", equalTo("COMMUNE")).body("code", equalTo("01039"));
        resolve("01039", before).body("kind", equalTo("DELEGATED_COMMUNE")).body("code", equalTo("01138"));
        resolve("01039", then)
                .body("kind", equalTo("COMMUNE"))
                .body("code", equalTo("01039"))
                .body("filiation", nullValue());
        get("/v1/communes/01039?asOf=2025-12-31", null).statusCode(200).body("name", equalTo("Béon"));
        get("/v1/communes/01039?asOf=" + before, null).statusCode(404);
        get("/v1/communes/01039?asOf=" + then, null).statusCode(200).body("name", equalTo("Béon"));
        get("/v1/communes/01039", null).statusCode(404);
        int now = communesOf("200040350");
        get("/v1/intercommunalities/200040350?asOf=" + before, null).body("communesCount", equalTo(now));
        get("/v1/intercommunalities/200040350?asOf=" + then, null).body("communesCount", equalTo(now + 1));

        resolve(FutureVintage.FOUNDED, then).body("kind", equalTo("COMMUNE"));
        resolve(FutureVintage.FOUNDED, before)
                .body("kind", equalTo("LATER_COMMUNE"))
                .body("code", equalTo("01001"));
        get("/v1/communes/" + FutureVintage.FOUNDED + "?asOf=" + before, null).statusCode(404);
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
