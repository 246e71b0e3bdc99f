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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.territory.change.ChangeFixture.cancel;
import static fr.territoiresindustrie.territory.change.ChangeFixture.communesOf;
import static fr.territoiresindustrie.territory.change.ChangeFixture.decision;
import static fr.territoiresindustrie.territory.change.ChangeFixture.joining;
import static fr.territoiresindustrie.territory.change.ChangeFixture.lastEvent;
import static fr.territoiresindustrie.territory.change.ChangeFixture.leaving;
import static fr.territoiresindustrie.territory.change.ChangeFixture.send;
import static fr.territoiresindustrie.territory.change.ChangeFixture.siren;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Announced changes taken back before their day. */
@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class ChangeCancelIT {

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
    void cancelsWhatIsOnlyAnnounced() {
        List<String> before = communesOf(database, "TI2-8410");
        List<String> members = database.texts(
                "select intercommunality_siren from territory_member where territory_code = 'TI2-8410' order by id");
        Map<String, Object> body = leaving(soon, decision("84"), siren(members.getFirst()));
        body.put("join", List.of(siren("247300817")));
        String id = send("TI2-8410", body).statusCode(201).extract().path("id");
        assertThat(communesOf(database, "TI2-8410")).isNotEqualTo(before);
        cancel("TI2-8410", id, Map.of("command", "CANCEL")).statusCode(422).body("errors.pointer", contains("/reason"));
        cancel("TI2-8410", id, Map.of("command", "CANCEL", "reason", "Erreur", "dryRun", true))
                .statusCode(200)
                .body("state", equalTo("ANNOUNCED"));
        cancel("TI2-8410", id, Map.of("command", "CANCEL", "reason", "Erreur"))
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        assertThat(communesOf(database, "TI2-8410")).isEqualTo(before);
        assertThat(lastEvent(database, "TI2-8410", "territory.composition-changed"))
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
}
