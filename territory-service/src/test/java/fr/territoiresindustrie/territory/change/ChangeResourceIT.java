package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.OwnRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static fr.territoiresindustrie.territory.change.ChangeFixture.cancel;
import static fr.territoiresindustrie.territory.change.ChangeFixture.change;
import static fr.territoiresindustrie.territory.change.ChangeFixture.createTerritory;
import static fr.territoiresindustrie.territory.change.ChangeFixture.decision;
import static fr.territoiresindustrie.territory.change.ChangeFixture.joining;
import static fr.territoiresindustrie.territory.change.ChangeFixture.leaving;
import static fr.territoiresindustrie.territory.change.ChangeFixture.send;
import static fr.territoiresindustrie.territory.change.ChangeFixture.singleCommune;
import static fr.territoiresindustrie.territory.change.ChangeFixture.siren;
import static fr.territoiresindustrie.territory.change.ChangeFixture.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class ChangeResourceIT {

    private final LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));
    private final String soon = today.plusDays(30).toString();
    private final String dayBeforeSoon = today.plusDays(29).toString();

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void holdsAnAnnouncedMemberUntilItsDay() {
        String chamonix = "200023372";
        String id = send("TI2-8401", joining(soon, decision("84"), siren(chamonix)))
                .statusCode(201)
                .body("state", equalTo("ANNOUNCED"))
                .body("join.siren", contains(chamonix))
                .extract()
                .path("id");
        given().get("/v1/territories/TI2-8401/perimeter-changes/" + id)
                .then()
                .statusCode(200)
                .body("decision.opinions[0].opinion", equalTo("FAVOURABLE"));
        for (String asOf : List.of(today.toString(), dayBeforeSoon)) {
            given().get("/v1/territories/TI2-8401/members?asOf=" + asOf)
                    .then()
                    .body("items", hasSize(8))
                    .body("items.siren", not(hasItem(chamonix)));
            given().get("/v1/communes?territory=TI2-8401&limit=200&asOf=" + asOf)
                    .then()
                    .body("totalEstimate", equalTo(207));
            given().get("/v1/intercommunalities?territory=TI2-8401&asOf=" + asOf)
                    .then()
                    .body("totalEstimate", equalTo(8));
            given().get("/v1/communes/74056?asOf=" + asOf).then().body("territories", empty());
            given().get("/v1/resolutions?code=74056&asOf=" + asOf)
                    .then()
                    .body("items[0].matches[0].territories", empty());
        }
        given().get("/v1/territories/TI2-8401")
                .then()
                .body("membersCount", equalTo(8))
                .body("communesCount", equalTo(207))
                .body("compositionOn", equalTo(today.toString()));
        given().get("/v1/territories/TI2-8401?asOf=" + soon)
                .then()
                .body("membersCount", equalTo(9))
                .body("communesCount", equalTo(211));
        given().get("/v1/territories/TI2-8401/members?asOf=" + soon).then().body("items.siren", hasItem(chamonix));
        given().get("/v1/communes?territory=TI2-8401&asOf=" + soon).then().body("totalEstimate", equalTo(211));
        given().get("/v1/intercommunalities?territory=TI2-8401&asOf=" + soon)
                .then()
                .body("totalEstimate", equalTo(9));
        given().get("/v1/territories?commune=74056&asOf=" + soon).then().body("items.code", contains("TI2-8401"));
        given().get("/v1/territories?commune=74056&asOf=" + today).then().body("items", empty());
        given().get("/v1/territories/TI2-8401/members?limit=200")
                .then()
                .body("items.find { it.siren == '" + chamonix + "' }.from", equalTo(soon))
                .body("items.find { it.siren == '" + chamonix + "' }.decision.title", startsWith("Décision"));
        given().get("/v1/territories/TI2-8401/history")
                .then()
                .body("items[0].action", equalTo("CHANGE_PERIMETER"))
                .body("items[0].actor", equalTo("-"))
                .body("items[0].details.effectiveOn", equalTo(soon));
        given().auth()
                .oauth2(Tokens.delegation())
                .get("/v1/territories/TI2-8401/history")
                .then()
                .body("items[0].actor", equalTo("delegation"));
        String event = lastEvent("TI2-8401", "territory.composition-changed");
        EventSchemas.check("territory.composition-changed", event);
        assertThat(event).contains("74056").contains(soon);
    }

    @Test
    void letsAMemberLeaveAndAnotherTerritoryTakeItUp() {
        String livradois = "200070761";
        String moved = database.texts("""
                select m.intercommunality_siren from territory_member m where m.territory_code = 'TI2-8406'
                order by m.id limit 1""").getFirst();
        assertThat(moved).isNotEqualTo(livradois);
        int communes =
                (int) database.number("select count(*) from territory_commune where territory_code = 'TI2-8406'");
        send("TI2-8407", joining("2026-06-01", decision("84"), siren(moved)))
                .statusCode(409)
                .body("code", equalTo("COMMUNE_IN_ANOTHER_TERRITORY"))
                .body("errors.pointer", everyItem(equalTo("/join/0")))
                .body("conflicts.territory", everyItem(equalTo("TI2-8406")))
                .body("conflicts.from", everyItem(equalTo("2023-11-09")))
                .body("conflicts.size()", equalTo((int) database.number(
                        "select count(*) from intercommunality_commune where siren = '" + moved + "'")));
        Map<String, Object> decision = decision("84");
        send("TI2-8406", leaving("2026-06-01", decision, siren(moved)))
                .statusCode(201)
                .body("state", equalTo("IN_FORCE"));
        send("TI2-8407", joining("2026-06-01", decision, siren(moved))).statusCode(201);
        given().get("/v1/territories?intercommunality=" + moved + "&phase=2&asOf=2026-05-31")
                .then()
                .body("items.code", contains("TI2-8406"));
        given().get("/v1/territories?intercommunality=" + moved + "&phase=2&asOf=2026-06-01")
                .then()
                .body("items.code", contains("TI2-8407"));
        given().get("/v1/territories/TI2-8406/members")
                .then()
                .body("items.find { it.siren == '" + moved + "' }.to", equalTo("2026-05-31"))
                .body(
                        "items.find { it.siren == '" + moved + "' }.endDecision.code",
                        equalTo(decision.get("reference")));
        given().get("/v1/territories/TI2-8406?asOf=2026-05-31").then().body("communesCount", equalTo(communes));
    }

    @Test
    void replacesAnIntercommunalityByOneOfItsCommunesInOneChange() {
        Map<String, Object> body = change("2026-05-01", decision("84"));
        String first = database.texts(
                        "select min(commune_code) from territory_commune where territory_code = 'TI2-8411'")
                .getFirst();
        String siren = database.texts(
                        "select intercommunality_siren from territory_member where territory_code = 'TI2-8411'")
                .getFirst();
        body.put("leave", List.of(siren(siren)));
        body.put("join", List.of(singleCommune(first)));
        send("TI2-8411", body).statusCode(201).body("join.kind", contains("COMMUNE"));
        given().get("/v1/territories/TI2-8411").then().body("communesCount", equalTo(1));
        given().get("/v1/territories/TI2-8411?asOf=2026-04-30").then().body("communesCount", equalTo(22));
    }

    @Test
    void cancelsWhatIsOnlyAnnounced() {
        List<String> before = rows("TI2-8410");
        List<String> members = database.texts(
                "select intercommunality_siren from territory_member where territory_code = 'TI2-8410' order by id");
        Map<String, Object> body = leaving(soon, decision("84"), siren(members.getFirst()));
        body.put("join", List.of(siren("247300817")));
        String id = send("TI2-8410", body).statusCode(201).extract().path("id");
        assertThat(rows("TI2-8410")).isNotEqualTo(before);
        cancel("TI2-8410", id, Map.of("command", "CANCEL")).statusCode(422).body("errors.pointer", contains("/reason"));
        cancel("TI2-8410", id, Map.of("command", "CANCEL", "reason", "Erreur", "dryRun", true))
                .statusCode(200)
                .body("state", equalTo("ANNOUNCED"));
        cancel("TI2-8410", id, Map.of("command", "CANCEL", "reason", "Erreur"))
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        assertThat(rows("TI2-8410")).isEqualTo(before);
        assertThat(lastEvent("TI2-8410", "territory.composition-changed"))
                .contains("CANCELLED")
                .doesNotContain("247300817");
        cancel("TI2-8410", id, Map.of("command", "CANCEL", "reason", "Encore"))
                .statusCode(409)
                .body("code", equalTo("TRANSITION_NOT_AVAILABLE"));
        given().get("/v1/territories/TI2-8410/perimeter-changes?state=CANCELLED")
                .then()
                .body("items.id", contains(id));
        String inForce = send("TI2-8410", joining("2026-06-01", decision("84"), siren("247300817")))
                .statusCode(201)
                .extract()
                .path("id");
        cancel("TI2-8410", inForce, Map.of("command", "CANCEL", "reason", "Trop tard"))
                .statusCode(409);
        given().auth()
                .oauth2(Tokens.delegation())
                .get("/v1/territories/TI2-8410/perimeter-changes/" + inForce + "/transitions")
                .then()
                .body("commands[0].allowed", equalTo(false));
    }

    @Test
    void cancelsInTheReverseOrderOnly() {
        String siren = "200023299";
        String joined = send("TI2-8412", joining(soon, decision("84"), siren(siren)))
                .statusCode(201)
                .extract()
                .path("id");
        String left = send("TI2-8412", leaving(today.plusDays(60).toString(), decision("84"), siren(siren)))
                .statusCode(201)
                .extract()
                .path("id");
        cancel("TI2-8412", joined, Map.of("command", "CANCEL", "reason", "Non"))
                .statusCode(409)
                .body("errors.code", contains("LATER_CHANGE"));
        cancel("TI2-8412", left, Map.of("command", "CANCEL", "reason", "Non")).statusCode(200);
        cancel("TI2-8412", joined, Map.of("command", "CANCEL", "reason", "Non")).statusCode(200);
        assertThat(database.texts(
                        "select intercommunality_siren from territory_member where territory_code = 'TI2-8412'"))
                .doesNotContain(siren);
    }

    @Test
    void refusesToCancelADepartureWhoseCommunesArePromisedElsewhere() {
        String siren = database.texts(
                        "select intercommunality_siren from territory_member where territory_code = 'TI2-8420' order by id limit 1")
                .getFirst();
        String left = send("TI2-8420", leaving(soon, decision("84"), siren(siren)))
                .statusCode(201)
                .extract()
                .path("id");
        send("TI2-8423", joining(soon, decision("84"), siren(siren))).statusCode(201);
        cancel("TI2-8420", left, Map.of("command", "CANCEL", "reason", "Regret"))
                .statusCode(409)
                .body("code", equalTo("COMMUNE_IN_ANOTHER_TERRITORY"))
                .body("conflicts.territory", hasItem("TI2-8423"));
    }

    @Test
    void createsATerritoryAndEndsIt() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "=cmd|' /C calc'!A0 Tarentaise",
                "phase",
                2,
                "leadRegion",
                "84",
                "validFrom",
                "2026-07-01",
                "decision",
                decision("84"),
                "members",
                List.of(siren("247300254"), singleCommune("73003"))));
        body.put("dryRun", true);
        createTerritory(body).statusCode(204);
        body.remove("dryRun");
        String code = createTerritory(body)
                .statusCode(201)
                .body("code", startsWith("TI2-84"))
                .body("communesCount", equalTo(9))
                .body("validFrom", equalTo("2026-07-01"))
                .extract()
                .path("code");
        EventSchemas.check("territory.created", lastEvent(code, "territory.created"));
        given().get("/v1/territories/" + code + "?asOf=2026-06-30").then().statusCode(404);
        given().get("/v1/territories/" + code + "/history").then().body("items.action", contains("CREATE"));
        Map<String, Object> closing = change(soon, decision("84"));
        closing.put("close", true);
        String closed = send(code, closing)
                .statusCode(201)
                .body("kind", equalTo("CLOSURE"))
                .body("leave", hasSize(2))
                .extract()
                .path("id");
        given().get("/v1/territories/" + code).then().body("validTo", equalTo(dayBeforeSoon));
        given().get("/v1/territories/" + code + "?asOf=" + soon).then().statusCode(404);
        assertThat(lastEvent(code, "territory.composition-changed")).contains(dayBeforeSoon);
        send(code, joining(soon, decision("84"), siren("247300015")))
                .statusCode(422)
                .body("errors.code", contains("OUTSIDE_TERRITORY"));
        cancel(code, closed, Map.of("command", "CANCEL", "reason", "Le territoire continue"))
                .statusCode(200);
        given().get("/v1/territories/" + code)
                .then()
                .body("validTo", nullValue())
                .body("communesCount", equalTo(9));
    }

    @Test
    void namesEverythingThatIsWrong() {
        Map<String, Object> decision = new HashMap<>(decision("93"));
        decision.put(
                "opinions",
                List.of(
                        Map.of("region", "93", "opinion", "UNFAVOURABLE", "givenOn", "2026-02-20"),
                        Map.of("region", "93", "opinion", "FAVOURABLE", "givenOn", "2026-04-20"),
                        Map.of("region", "99", "opinion", "FAVOURABLE", "givenOn", "2026-02-20")));
        Map<String, Object> body = change("2026-06-01", decision);
        body.put(
                "join",
                List.of(siren("200000628"), siren("200000628"), siren("732829320"), singleCommune("99999"), Map.of()));
        body.put("leave", List.of(siren("243900354")));
        send("TI2-8403", body)
                .statusCode(422)
                .body("code", equalTo("PERIMETER_CHANGE_INVALID"))
                .body("errors.code", hasItems("REASON_REQUIRED", "REPEATED", "OPINION_AFTER_DECISION"));
        decision.put("opinions", List.of(Map.of("region", "99", "opinion", "FAVOURABLE", "givenOn", "2026-02-20")));
        send("TI2-8403", body)
                .statusCode(422)
                .body(
                        "errors.code",
                        containsInAnyOrder(
                                "REPEATED",
                                "UNKNOWN_INTERCOMMUNALITY",
                                "UNKNOWN_COMMUNE",
                                "ONE_KEY",
                                "UNKNOWN_REGION",
                                "OPINION_MISSING",
                                "MEMBER_OF_ANOTHER_REGION",
                                "MEMBER_OF_ANOTHER_REGION",
                                "NOT_A_MEMBER"))
                .body("errors.find { it.code == 'MEMBER_OF_ANOTHER_REGION' }.pointer", equalTo("/join/0"))
                .body("errors.find { it.code == 'UNKNOWN_COMMUNE' }.pointer", equalTo("/join/3/communeCode"));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-11-21, BEFORE_PROGRAMME",
        "1900-01-01, BEFORE_PROGRAMME",
        "2022-12-31, OUTSIDE_PHASE",
        "9999-12-31, OUTSIDE_PHASE",
        "+999999999-12-31, OUTSIDE_PHASE",
        "2023-11-08, OUTSIDE_TERRITORY",
    })
    void refusesADayThatCannotBe(String day, String code) {
        send("TI2-8403", joining(day, decision("84"), siren("246900757")))
                .statusCode(422)
                .body("errors.code", hasItem(code))
                .body("errors.pointer", hasItem("/effectiveOn"));
    }

    @Test
    void refusesDecisionsOfTheFutureAndReferencesOfOtherDecisions() {
        Map<String, Object> decision = new HashMap<>(decision("84"));
        decision.put("decidedOn", today.plusDays(2).toString());
        send("TI2-8403", joining(soon, decision, siren("246900757")))
                .statusCode(422)
                .body("errors.code", contains("IN_THE_FUTURE"));
        decision.put("decidedOn", "2026-03-02");
        decision.put("reference", "PHASE-2-LIST");
        send("TI2-8403", joining(soon, decision, siren("246900757")))
                .statusCode(409)
                .body("code", equalTo("DECISION_REFERENCE_TAKEN"));
        decision.put("reference", "Piège \u202E");
        send("TI2-8403", joining(soon, decision, siren("246900757")))
                .statusCode(422)
                .body("errors.code", contains("PLAIN_TEXT"));
    }

    @Test
    void keepsAMemberOnEachDay() {
        String only = database.texts(
                        "select intercommunality_siren from territory_member where territory_code = 'TI2-8405'")
                .getFirst();
        send("TI2-8405", leaving("2026-06-01", decision("84"), siren(only)))
                .statusCode(409)
                .body("code", equalTo("TERRITORY_LEFT_EMPTY"))
                .body("day", equalTo("2026-06-01"));
        send("TI2-8405", leaving("2023-11-09", decision("84"), siren(only)))
                .statusCode(422)
                .body("errors.code", contains("LEAVES_BEFORE_JOINING"));
        send("TI2-8405", joining("2026-06-01", decision("84"), siren(only)))
                .statusCode(422)
                .body("errors.code", contains("ALREADY_A_MEMBER"));
        send("TI2-8405", change("2026-06-01", decision("84")))
                .statusCode(422)
                .body("errors.code", contains("REQUIRED"));
    }

    @Test
    void keepsNothingOfADryRunOrARefusal() {
        List<String> before = rows("TI2-8403");
        String tag = tag("TI2-8403");
        Map<String, Object> body = joining("2026-06-01", decision("84"), siren("240100800"));
        body.put("dryRun", true);
        send("TI2-8403", body).statusCode(200).body("id", nullValue()).body("state", equalTo("IN_FORCE"));
        body.remove("dryRun");
        body.put("join", List.of(siren("240100800"), siren("200070555")));
        send("TI2-8403", body).statusCode(409);
        assertThat(rows("TI2-8403")).isEqualTo(before);
        assertThat(tag("TI2-8403")).isEqualTo(tag);
        assertThat(database.number("select count(*) from perimeter_decision where code = '"
                        + ((Map<?, ?>) body.get("decision")).get("reference") + "'"))
                .isZero();
    }

    @Test
    void demandsTheVersionAndAKey() {
        Map<String, Object> body = joining("2026-06-01", decision("84"), siren("243800935"));
        var request = given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .body(body);
        request.header("If-Match", tag("TI2-8413"))
                .post("/v1/territories/TI2-8413/perimeter-changes")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/territories/TI2-8413/perimeter-changes")
                .then()
                .statusCode(428);
        String key = UUID.randomUUID().toString();
        String tag = tag("TI2-8413");
        String id = send("TI2-8413", body, tag, key).statusCode(201).extract().path("id");
        send("TI2-8413", body, tag, key)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
        send(
                        "TI2-8413",
                        joining("2026-06-02", decision("84"), siren("246900765")),
                        tag,
                        UUID.randomUUID().toString())
                .statusCode(412);
        assertThat(tag("TI2-8413")).isNotEqualTo(tag);
    }

    @Test
    void isForTheDelegationAlone() {
        Map<String, Object> body = joining("2026-06-01", decision("84"), siren("247400567"));
        for (String token : List.of(
                Tokens.region("84"),
                Tokens.territory("TI2-8403"),
                Tokens.operator("ademe"),
                Tokens.observer(),
                Tokens.platformAdmin())) {
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .header("If-Match", tag("TI2-8403"))
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(body)
                    .post("/v1/territories/TI2-8403/perimeter-changes")
                    .then()
                    .statusCode(403);
        }
        given().contentType("application/json")
                .body(body)
                .post("/v1/territories/TI2-8403/perimeter-changes")
                .then()
                .statusCode(401);
        send("TI2-8499", body, "\"0\"", UUID.randomUUID().toString()).statusCode(404);
        given().get("/v1/territories/TI2-8499/perimeter-changes").then().statusCode(404);
        given().get("/v1/territories/TI2-8403/perimeter-changes/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    /** Descent is from the beginning of the phase; a day shows it as the territory is made by then. */
    @Test
    void keepsTheSuccessionOfTheFirstDayAndShowsThatOfAnother() {
        String path = "/v1/territories/TI2-8424/succession";
        List<Object> before = given().get(path).then().extract().path("items");
        send("TI2-8424", joining("2026-06-01", decision("84"), siren("247300528")))
                .statusCode(201);
        for (String same : List.of("", "?asOf=2026-05-31", "?asOf=2020-01-01")) {
            List<Object> items =
                    given().get(path + same).then().statusCode(200).extract().path("items");
            assertThat(items).isEqualTo(before);
        }
        given().get(path + "?asOf=2026-06-01")
                .then()
                .body("items.find { it.territory == 'TI1-8406' }.communesCount", equalTo(11))
                .body("items.size()", equalTo(before.size() + 1));
        given().get("/v1/territories/TI1-8406/succession?asOf=2026-06-01")
                .then()
                .body("items.territory", hasItem("TI2-8424"));
        given().get(path + "?asOf=1").then().statusCode(422);
    }

    /** Two delegations move one intercommunality into two territories at the same instant. */
    @Test
    void letsExactlyOneOfTwoSimultaneousMovesWin() throws Exception {
        for (int round = 0; round < 5; round++) {
            String siren = List.of("240300566", "247400773", "200034098", "246900575", "246900724")
                    .get(round);
            String day = LocalDate.of(2026, 4, 1).plusDays(round).toString();
            List<String> territories = List.of("TI2-8414", "TI2-8415");
            CountDownLatch start = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Future<Integer>> answers = territories.stream()
                        .map(territory -> {
                            Map<String, Object> body = joining(day, decision("84"), siren(siren));
                            String tag = tag(territory);
                            Callable<Integer> move = () -> {
                                start.await();
                                return send(
                                                territory,
                                                body,
                                                tag,
                                                UUID.randomUUID().toString())
                                        .extract()
                                        .statusCode();
                            };
                            return threads.submit(move);
                        })
                        .toList();
                start.countDown();
                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 409);
            }
            assertThat(database.number("select count(*) from territory_member where intercommunality_siren = '" + siren
                            + "' and territory_code in ('TI2-8414', 'TI2-8415')"))
                    .isEqualTo(1);
        }
    }

    /** The second line: whatever the program did, the database holds no commune in two territories of a phase on one day. */
    @Test
    void theDatabaseRefusesACommuneInTwoTerritories() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> database.run("""
                        insert into territory_commune (territory_code, phase, commune_code, member_id, valid_from)
                        select 'TI2-8402', 2, commune_code, member_id, date '2027-01-01' from territory_commune
                        where territory_code = 'TI2-8404' limit 1""")))
                .hasMessageContaining("one_territory_per_phase");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> database.run("delete from territory_member where territory_code = 'TI2-8404'")))
                .isNotNull();
    }

    private List<String> rows(String territory) {
        return database.texts("""
                select concat_ws(' ', commune_code, member_id, valid_from, valid_to) from territory_commune
                where territory_code = '%s' order by 1""".formatted(territory));
    }

    private String lastEvent(String territory, String type) {
        return database.texts("""
                select cast(payload as text) from outbox_event where aggregateid = '%s' and type = '%s'
                order by sequence desc limit 1""".formatted(territory, type)).getFirst();
    }
}
