package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final Map<String, String> MERGERS = new TreeMap<>(PreviousVintage.MERGERS);

    /** A member of a territory, and the intercommunality in none that takes it over in 2027. */
    private static final List<String> GONE = List.of("248500415", "248500191");

    /** The open territories with one of these communes. */
    private static final List<String> TOLD = List.of("TI2-2804", "TI2-5218");

    /** All that a vintage may change. */
    private static final String STATE = """
            select md5(string_agg(t, '|' order by t)) from (
                select 'c' || c as t from commune c union all select 'v' || v from commune_version v union all select 'i' || i from intercommunality i
                union all select 'w' || w from intercommunality_version w union all select 'p' || p from commune_part p
                union all select 'q' || q from commune_postal_code q union all select 'm' || m from territory_member m
                union all select 'n' || n from territory_commune n union all select 'o' || o.id from outbox_event o
                union all select 'f' || f from former_intercommunality f union all select 'g' || g from programme_membership g) every_row""";

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
    @Order(2)
    void letsOnlyThePlatformsAdminWrite() {
        byte[] zip = aVintage().zip();
        for (String token : List.of(Tokens.delegation(), Tokens.region("84"), Tokens.observer())) {
            upload(token, 2026, zip).then().statusCode(403);
        }
        given().contentType("application/zip")
                .header("Idempotency-Key", "anonymous")
                .body(zip)
                .post("/v1/reference-vintages?year=2026")
                .then()
                .statusCode(401);
        admin().contentType("application/zip")
                .body(zip)
                .post("/v1/reference-vintages?year=2026")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        admin().contentType("application/json")
                .header("Idempotency-Key", "json")
                .body("{}")
                .post("/v1/reference-vintages?year=2026")
                .then()
                .statusCode(415);
    }

    @Test
    @Order(3)
    void storesNothingOfABrokenFile() {
        String before = database.texts(STATE).getFirst();
        String id = upload(aVintage()
                        .row("communes.csv", "code", "01001", row -> row.put("siren", "210100013"))
                        .zip())
                .body("state", equalTo("REFUSED"))
                .body("findings", equalTo(1))
                .extract()
                .path("id");
        get("/v1/reference-vintages/" + id + "/findings", Tokens.platformAdmin())
                .body("items", hasSize(1))
                .body("items[0].file", equalTo("communes.csv"))
                .body("items[0].line", equalTo(2))
                .body("items[0].column", equalTo("siren"))
                .body("items[0].code", equalTo("WRONG_SIREN"))
                .body("items[0].value", equalTo("210100013"));
        get("/v1/reference-vintages/" + id, null).statusCode(404);
        move(id, 0, "APPLY").statusCode(409).body("code", equalTo("TRANSITION_NOT_AVAILABLE"));
        assertThat(database.texts(STATE).getFirst()).isEqualTo(before);
        assertThat(database.number("select count(*) from vintage_commune")).isZero();
    }

    @Test
    @Order(4)
    void findsEveryErrorWithItsPlace() {
        String id = upload(aVintage()
                        .row("communes.csv", "code", "01002", row -> row.put("population_municipale", "-4"))
                        .row("communes.csv", "code", "01004", row -> row.put("departement_code", "20"))
                        .row("communes.csv", "code", "01005", row -> row.put("name", "Nom\u202Etrompeur"))
                        .row("communes.csv", "code", "01006", row -> row.put("epci_siren", "200069193"))
                        .with("communes.csv", rows -> rows.add(rows.getFirst()))
                        .merged("01007", "01008", true)
                        .with(
                                "communes_deleguees.csv",
                                rows -> rows.removeIf(row -> row.get("code").equals("01007")))
                        .row("epci.csv", "siren", "200000172", row -> row.put("nature", "SYNDICAT"))
                        .file("autre.csv", new byte[] {1})
                        .zip())
                .body("state", equalTo("REFUSED"))
                .extract()
                .path("id");
        List<String> findings = get("/v1/reference-vintages/" + id + "/findings?limit=200", Tokens.platformAdmin())
                .extract()
                .jsonPath()
                .getList("items.collect { it.file + ' ' + it.line + ' ' + it.column + ' ' + it.code }");
        assertThat(findings)
                .contains(
                        "communes.csv 3 population_municipale NOT_A_NUMBER",
                        "communes.csv 4 departement_code UNKNOWN_DEPARTEMENT",
                        "communes.csv 5 name NOT_PLAIN_TEXT",
                        "communes.csv null code COMMUNE_WITHOUT_SUCCESSOR",
                        "communes.csv 34970 code REPEATED",
                        "epci.csv 2 nature WRONG_FORMAT",
                        " null null UNKNOWN_FILE");
        assertThat(findings).anyMatch(finding -> finding.endsWith("epci_siren COMPOSITIONS_DIFFER"));
    }

    @ParameterizedTest
    @CsvSource({
        "communes.csv, 'code,name\n01001,x\n', MISSING_COLUMN",
        "epci_commune.csv, 'epci_siren,commune_code\n200069193\n', WRONG_WIDTH",
        "epci_commune.csv, 'epci_siren,commune_code\n\"200069193,01001\n', NOT_CSV",
    })
    @Order(5)
    void findsAFileOutOfShape(String file, String content, String code) {
        String id = upload(aVintage()
                        .file(file, content.getBytes(StandardCharsets.UTF_8))
                        .zip())
                .body("state", equalTo("REFUSED"))
                .extract()
                .path("id");
        get("/v1/reference-vintages/" + id + "/findings?limit=200", Tokens.platformAdmin())
                .body("items.code", hasItem(code));
    }

    @Test
    @Order(6)
    void refusesWhatIsNoArchiveOfFiles() {
        upload(Tokens.platformAdmin(), 2026, "no zip".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("code", equalTo("VINTAGE_ARCHIVE_UNREADABLE"));
        upload(Tokens.platformAdmin(), 2026, new byte[0]).then().statusCode(422);
        upload(
                        Tokens.platformAdmin(),
                        2026,
                        aVintage().file("bomb.csv", new byte[30 << 20]).zip())
                .then()
                .statusCode(422)
                .body("code", equalTo("VINTAGE_ARCHIVE_TOO_LARGE"));
        String id = upload(aVintage()
                        .file(
                                "mouvements.csv",
                                "from_code,to_code\n0100\u00e9,01001\n".getBytes(StandardCharsets.ISO_8859_1))
                        .zip())
                .body("state", equalTo("REFUSED"))
                .extract()
                .path("id");
        get("/v1/reference-vintages/" + id + "/findings", Tokens.platformAdmin())
                .body("items.code", hasItem("NOT_UTF8"));
        admin().contentType("application/zip")
                .header("Idempotency-Key", "year")
                .body(new byte[0])
                .post("/v1/reference-vintages?year=2026&effectiveOn=2025-12-31")
                .then()
                .statusCode(422)
                .body("errors[0].parameter", equalTo("effectiveOn"));
        upload(Tokens.platformAdmin(), 2024, aVintage().zip())
                .then()
                .statusCode(409)
                .body("code", equalTo("VINTAGE_RETROACTIVE"));
    }

    @Test
    @Order(7)
    void showsExactlyTheRealMergersAndApplies() {
        String id = upload(aVintage().zip())
                .body("state", equalTo("VALIDATED"))
                .body("findings", equalTo(0))
                .extract()
                .path("id");
        JsonChanges changes = changes(id);
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
                .header("Idempotency-Key", "k" + KEYS.incrementAndGet())
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
                        2027,
                        aVintage()
                                .with("communes.csv", rows -> rows.forEach(row -> follow(row, "epci_siren", two)))
                                .with("epci_commune.csv", rows -> rows.forEach(row -> follow(row, "epci_siren", two)))
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

    private static void follow(Map<String, String> row, String column, List<String> two) {
        if (row.get(column).equals(two.getFirst())) {
            row.put(column, two.get(1));
        }
    }

    @Test
    @Order(12)
    void letsOneOfTwoAdminsApply() throws Exception {
        String first = upload(Tokens.platformAdmin(), 2027, next().zip())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String other = upload(
                        Tokens.platformAdmin(),
                        2027,
                        next().row("communes.csv", "code", "01001", row -> row.put("population_municipale", "900"))
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

    /** 2027: a merger without a delegated commune, one renamed, one that moves, one delegated no more, an intercommunality taken over. */
    private static VintageFixture next() {
        return aVintage()
                .merged("01004", "01005", false)
                .row("communes.csv", "code", "01006", row -> row.put("name", "=Nouveau nom"))
                .moved("01007", "200069193")
                .with(
                        "communes_deleguees.csv",
                        rows -> rows.removeIf(row -> row.get("code").equals("01059")))
                .with("communes.csv", rows -> rows.forEach(row -> follow(row, "epci_siren", GONE)))
                .with("epci_commune.csv", rows -> rows.forEach(row -> follow(row, "epci_siren", GONE)))
                .with("epci.csv", rows -> rows.removeIf(row -> row.get("siren").equals(GONE.getFirst())));
    }

    @Test
    @Order(13)
    void holdsWhatIsToComeUntilItsDay() {
        get("/v1/communes/01004", null).statusCode(200);
        get("/v1/communes/01006", null).body("name", equalTo("Ambléon"));
        get("/v1/communes/01006?asOf=2027-01-01", null).body("name", equalTo("=Nouveau nom"));
        get("/v1/communes/01004?asOf=2027-01-01", null).statusCode(404);
        get("/v1/communes?asOf=2027-01-01&q=Ambleon", null).body("items", hasSize(0));
        get("/v1/communes?q=Ambleon", null).body("items.code", equalTo(List.of("01006")));
        resolve("01004", null).body("code", equalTo("01004"));
        resolve("01004", "2027-01-01")
                .body("kind", equalTo("FORMER_COMMUNE"))
                .body("code", equalTo("01005"))
                .body("filiation.code", equalTo("01004"));
        resolve("01059", "2026-06-01")
                .body("kind", equalTo("DELEGATED_COMMUNE"))
                .body("code", equalTo("01453"));
        resolve("01059", "2027-01-01").body("kind", equalTo("FORMER_COMMUNE")).body("code", equalTo("01453"));
        resolve("01004", "2027-01-01").body("filiation.since", equalTo("2027-01-01"));
        String siren = Published.rows("cog-2026/communes").stream()
                .filter(row -> row.get("code").equals("01004"))
                .findFirst()
                .orElseThrow()
                .get("siren");
        resolve(siren, null, "SIREN").body("code", equalTo("01004")).body("filiation", nullValue());
        resolve(siren, "2027-01-01", "SIREN").body("code", equalTo("01005")).body("filiation.code", equalTo("01004"));
        resolve(GONE.getFirst(), null, "SIREN").body("kind", equalTo("INTERCOMMUNALITY"));
        resolve(GONE.getFirst(), "2027-01-01", "SIREN")
                .body("kind", equalTo("FORMER_INTERCOMMUNALITY"))
                .body("code", equalTo(GONE.get(1)))
                .body("filiation.code", equalTo(GONE.getFirst()))
                .body("territories.code", hasItem("TI2-5218"));
        get("/v1/territories/TI2-5218/members?asOf=2027-01-01", null)
                .body("items.siren", hasItem(GONE.get(1)))
                .body("items.siren", not(hasItem(GONE.getFirst())));
        get("/v1/territories/TI2-5218/members?asOf=2026-12-31", null).body("items.siren", hasItem(GONE.getFirst()));
        resolve("01007", "2027-01-01").body("intercommunality.siren", equalTo("200069193"));
    }

    private record JsonChanges(List<Map<String, String>> items) {
        Map<String, String> of(String subject, String kind) {
            Map<String, String> found = new TreeMap<>();
            items.stream()
                    .filter(item -> item.get("subject").equals(subject)
                            && item.get("kind").equals(kind))
                    .forEach(item -> found.put(item.get("code"), item.get("to")));
            return found;
        }

        List<String> codes(String subject, String kind) {
            return items.stream()
                    .filter(item -> item.get("subject").equals(subject)
                            && item.get("kind").equals(kind))
                    .map(item -> item.get("code"))
                    .toList();
        }

        int size() {
            return items.size();
        }
    }

    private static JsonChanges changes(String id) {
        return new JsonChanges(get("/v1/reference-vintages/" + id + "/difference?limit=200", Tokens.platformAdmin())
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items"));
    }

    private static int communesOf(String siren) {
        return (int) Published.rows("epci_commune").stream()
                .filter(row -> row.get("epci_siren").equals(siren))
                .count();
    }

    private static ValidatableResponse resolve(String code, String asOf) {
        return resolve(code, asOf, "CODE");
    }

    private static ValidatableResponse resolve(String code, String asOf, String by) {
        RequestSpecification request = given().queryParam("code", code).queryParam("by", by);
        if (asOf != null) {
            request.queryParam("asOf", asOf);
        }
        return request.get("/v1/resolutions").then().statusCode(200).rootPath("items[0].matches[0]");
    }

    private static ValidatableResponse get(String path, String token) {
        RequestSpecification request = token == null ? given() : given().auth().oauth2(token);
        return request.get(path).then();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.platformAdmin());
    }

    private static ValidatableResponse upload(byte[] zip) {
        return upload(Tokens.platformAdmin(), 2026, zip).then().statusCode(201);
    }

    private static Response upload(String token, int year, byte[] zip) {
        return given().auth()
                .oauth2(token)
                .contentType("application/zip")
                .header("Idempotency-Key", "k" + KEYS.incrementAndGet())
                .body(zip)
                .post("/v1/reference-vintages?year=" + year);
    }

    private static ValidatableResponse dryRun(String id) {
        return send(id, 0, Map.of("command", "APPLY", "dryRun", true));
    }

    private static ValidatableResponse move(String id, int version, String command) {
        return send(id, version, Map.of("command", command));
    }

    private static ValidatableResponse send(String id, int version, Map<String, Object> body) {
        return admin().contentType("application/json")
                .header("Idempotency-Key", "k" + KEYS.incrementAndGet())
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post("/v1/reference-vintages/" + id + "/transitions")
                .then();
    }
}
