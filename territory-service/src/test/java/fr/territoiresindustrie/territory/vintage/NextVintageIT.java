package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static fr.territoiresindustrie.territory.vintage.VintageCalls.STATE;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.changes;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.get;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.move;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.resolve;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.upload;
import static fr.territoiresindustrie.territory.vintage.VintageFixture.aVintage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Years to come after that of the registry, which begins with the code of 2025. In their order: the registry only goes forward. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = PreviousVintage.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NextVintageIT {

    /** The year after this one, so that what it brings is to come whenever this runs. */
    private final int next = LocalDate.now(ZoneId.of("Europe/Paris")).getYear() + 1;

    private final LocalDate firstDay = LocalDate.of(next, 1, 1);
    private final LocalDate yearAfter = firstDay.plusYears(1);

    @Inject
    Database database;

    @Inject
    ReferenceDayService days;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    @Order(1)
    void beginsWithThisYear() {
        String id = upload(aVintage().zip()).extract().path("id");
        move(id, 0, "APPLY").statusCode(200);
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

    /** The last of its writes fails: nothing of the ones before is there. */
    @Test
    @Order(10)
    void isAppliedWholeOrNotAtAll() {
        String id = upload(Tokens.platformAdmin(), next, FutureVintage.next().zip())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        VintageCalls.JsonChanges changes = changes(id);
        assertThat(changes.of("COMMUNE", "MERGED")).isEqualTo(Map.of("01004", "01005"));
        assertThat(changes.codes("COMMUNE", "MOVED")).contains("01007");
        assertThat(changes.codes("COMMUNE", "RENAMED")).containsExactly("01006");
        assertThat(changes.of("INTERCOMMUNALITY", "MERGED"))
                .isEqualTo(Map.of(FutureVintage.GONE.getFirst(), FutureVintage.GONE.get(1)));
        String before = database.texts(STATE).getFirst();
        database.asOwner("""
                create function fail() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
                create trigger fail before insert on outbox_event for each row execute function fail()""");
        try {
            move(id, 0, "APPLY").statusCode(500);
        } finally {
            database.asOwner("drop trigger fail on outbox_event; drop function fail()");
        }
        assertThat(database.texts(STATE).getFirst()).isEqualTo(before);
        get("/v1/reference-vintages/" + id, Tokens.platformAdmin()).body("state", equalTo("VALIDATED"));
        get("/v1/communes/01004?asOf=" + firstDay, null).statusCode(200);
        move(id, 0, "DISCARD").statusCode(200);
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
        get("/v1/communes/01006?asOf=" + firstDay, null).body("name", equalTo("Nouveau nom"));
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
    @Order(16)
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

    /** What other programmes support has the days of its code, and goes on under the code that takes over. */
    @Test
    @Order(14)
    void keepsWhatProgrammesSupportOnEachDay() {
        resolve("01004", null).body("programmes.code", contains("ACV", "FABT", "FS"));
        resolve("01005", null).body("programmes", empty());
        resolve("01005", firstDay.toString()).body("programmes.code", contains("ACV", "FABT", "FS"));
        resolve("01004", firstDay.minusDays(1).toString()).body("code", equalTo("01004"));
        resolve("01004", firstDay.minusDays(1).toString()).body("programmes.code", contains("ACV", "FABT", "FS"));
        get("/v1/communes?programme=ACV&departement=01", null).body("items.code", hasItem("01004"));
        get("/v1/communes?programme=ACV&departement=01&asOf=" + firstDay, null).body("items.code", hasItem("01005"));
        for (String day : List.of("2025-12-31", "2026-06-01", firstDay.toString())) {
            for (String territory : List.of("TI2-2804", "TI2-5218", "TI2-8403")) {
                Map<String, Integer> counted = get(
                                "/v1/programmes/overlaps?limit=200&territory=" + territory + "&asOf=" + day, null)
                        .statusCode(200)
                        .extract()
                        .path("items.collectEntries { [it.programme, it.entities] }");
                Map<String, Integer> listed = get(
                                "/v1/territories/" + territory + "/programmes?limit=200&asOf=" + day, null)
                        .statusCode(200)
                        .extract()
                        .path(
                                "items.groupBy { it.programme }.collectEntries { [it.key, it.value*.entity.unique().size()] }");
                assertThat(counted)
                        .as("%s on %s", territory, day)
                        .isEqualTo(listed)
                        .isNotEmpty();
            }
        }
    }

    /** The first day comes: the facts of today are those of the day, and there is nothing left to do for the rest of it. */
    @Test
    @Order(15)
    void bringsTheRowsOfTodayUpToTheDay() throws Exception {
        String today = "select name || ' ' || population from commune where code = '01006'";
        String held = database.texts(today).getFirst();
        assertThat(QuarkusTransaction.requiringNew().call(() -> days.settle(firstDay)))
                .isPositive();
        assertThat(database.texts(today).getFirst()).startsWith("Nouveau nom ");
        assertThat(database.texts("select cast(valid_to as text) from commune where code = '01004'"))
                .containsExactly(firstDay.minusDays(1).toString());
        assertThat(QuarkusTransaction.requiringNew().call(() -> days.settle(firstDay)))
                .isZero();
        LocalDate now = LocalDate.now(ZoneId.of("Europe/Paris"));
        QuarkusTransaction.requiringNew().call(() -> days.settle(now));
        assertThat(database.texts(today)).containsExactly(held);
    }

    private static int communesOf(String siren) {
        return (int) Published.rows("epci_commune").stream()
                .filter(row -> row.get("epci_siren").equals(siren))
                .count();
    }
}
