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

import static fr.territoiresindustrie.territory.change.ChangeFixture.cancel;
import static fr.territoiresindustrie.territory.change.ChangeFixture.change;
import static fr.territoiresindustrie.territory.change.ChangeFixture.createTerritory;
import static fr.territoiresindustrie.territory.change.ChangeFixture.decision;
import static fr.territoiresindustrie.territory.change.ChangeFixture.joining;
import static fr.territoiresindustrie.territory.change.ChangeFixture.lastEvent;
import static fr.territoiresindustrie.territory.change.ChangeFixture.leaving;
import static fr.territoiresindustrie.territory.change.ChangeFixture.send;
import static fr.territoiresindustrie.territory.change.ChangeFixture.singleCommune;
import static fr.territoiresindustrie.territory.change.ChangeFixture.siren;
import static fr.territoiresindustrie.territory.change.ChangeFixture.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class ChangeResourceIT {

    private final LocalDate today = ChangeFixture.today();
    private final String soon = today.plusDays(30).toString();
    private final String dayBeforeSoon = today.plusDays(29).toString();

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
        database.keepPhaseOpen();
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
        String event = lastEvent(database, "TI2-8401", "territory.composition-changed");
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
    void createsATerritoryAndEndsIt() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "Tarentaise",
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
        EventSchemas.check("territory.created", lastEvent(database, code, "territory.created"));
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
        assertThat(lastEvent(database, code, "territory.composition-changed")).contains(dayBeforeSoon);
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
}
