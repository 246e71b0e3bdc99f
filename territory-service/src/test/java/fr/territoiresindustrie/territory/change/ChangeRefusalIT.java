package fr.territoiresindustrie.territory.change;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static fr.territoiresindustrie.territory.change.ChangeFixture.change;
import static fr.territoiresindustrie.territory.change.ChangeFixture.communesOf;
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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

/** What is no change of a territory, each with its reason and place; nothing of it is kept. */
@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class ChangeRefusalIT {

    private final LocalDate today = ChangeFixture.today();
    private final String soon = today.plusDays(30).toString();

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
        database.keepPhaseOpen();
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
        List<String> before = communesOf(database, "TI2-8403");
        String tag = tag("TI2-8403");
        Map<String, Object> body = joining("2026-06-01", decision("84"), siren("240100800"));
        body.put("dryRun", true);
        send("TI2-8403", body).statusCode(200).body("id", nullValue()).body("state", equalTo("IN_FORCE"));
        body.remove("dryRun");
        body.put("join", List.of(siren("240100800"), siren("200070555")));
        send("TI2-8403", body).statusCode(409);
        assertThat(communesOf(database, "TI2-8403")).isEqualTo(before);
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
}
