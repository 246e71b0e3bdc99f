package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import fr.territoiresindustrie.territory.OwnRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.territory.contract.ContractFixture.content;
import static fr.territoiresindustrie.territory.contract.ContractFixture.draft;
import static fr.territoiresindustrie.territory.contract.ContractFixture.edit;
import static fr.territoiresindustrie.territory.contract.ContractFixture.move;
import static fr.territoiresindustrie.territory.contract.ContractFixture.path;
import static fr.territoiresindustrie.territory.contract.ContractFixture.tomorrow;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

/** What is no contract, and who may not write one. */
@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
class ContractRefusalIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
        database.keepPhaseOpen();
    }

    @Test
    void isForThoseOfTheTerritory() {
        String territory = "TI2-8405";
        for (String foreign : List.of(
                Tokens.territory("TI2-9307"),
                Tokens.region("93"),
                Tokens.operator("ademe"),
                Tokens.observer(),
                Tokens.platformAdmin())) {
            draft(territory, foreign, content("Intrus")).statusCode(403);
        }
        draft(territory, Tokens.region("84"), content("Brouillon")).statusCode(201);
        for (String near : List.of(
                Tokens.territory(territory), Tokens.region("84"), Tokens.operator("ademe"), Tokens.delegation())) {
            given().auth().oauth2(near).get(path(territory)).then().statusCode(200);
        }
        for (String far :
                List.of(Tokens.territory("TI2-9307"), Tokens.region("93"), Tokens.observer(), Tokens.platformAdmin())) {
            given().auth().oauth2(far).get(path(territory)).then().statusCode(404);
        }
        given().auth()
                .oauth2(Tokens.territory(territory))
                .get(path(territory) + "/transitions")
                .then()
                .body("commands.find { it.command == 'SIGN' }.allowed", equalTo(false))
                .body("commands.find { it.command == 'SIGN' }.unmet.code", contains("NOT_YOUR_ROLE"));
        given().auth()
                .oauth2(Tokens.delegation())
                .get(path(territory) + "/transitions")
                .then()
                .body("commands.find { it.command == 'SIGN' }.allowed", equalTo(true));
    }

    @Test
    void signsWithTwoPartiesThatCommitThemselves() {
        String territory = "TI2-8406";
        Map<String, Object> content = content("Creux");
        content.put("parties", List.of(Map.of("kind", "STATE", "name", "État", "commitments", List.of())));
        draft(territory, Tokens.delegation(), content).statusCode(201);
        move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", "2024-03-01"))
                .statusCode(409)
                .body("code", equalTo("RULES_UNMET"))
                .body("errors.code", containsInAnyOrder("CONTRACT_WITHOUT_PARTIES", "PARTY_WITHOUT_COMMITMENT"));
        edit(territory, Tokens.delegation(), content("Plein")).statusCode(200);
        for (String day : List.of("1900-01-01", "2023-11-08", "9999-12-31")) {
            move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", day))
                    .statusCode(422)
                    .body("errors.code", contains("OUTSIDE_TERRITORY"));
        }
        move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", tomorrow()))
                .statusCode(422)
                .body("errors.code", contains("IN_THE_FUTURE"));
        move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", "2024-03-01", "subject", "?"))
                .statusCode(422)
                .body("errors.pointer", contains("/subject"));
        move(territory, Tokens.delegation(), Map.of("command", "END", "on", "2024-03-01", "reason", "Non"))
                .statusCode(409)
                .body("code", equalTo("TRANSITION_NOT_AVAILABLE"));
        move(territory, Tokens.delegation(), Map.of("command", "SIGN", "on", "2024-03-01"))
                .statusCode(200);
        move(territory, Tokens.delegation(), Map.of("command", "AMEND", "on", "2024-02-01"))
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/on", "/amendment", "/subject"));
        move(territory, Tokens.delegation(), Map.of("command", "END", "on", "2024-05-01"))
                .statusCode(422)
                .body("errors.code", contains("REASON_REQUIRED"));
    }

    @Test
    void namesEverythingThatIsWrongInAContent() {
        String territory = "TI2-8407";
        Map<String, Object> content = content("Contrat");
        content.put("startsOn", "2023-01-01");
        content.put("endsOn", "2022-01-01");
        List<Object> parties = new ArrayList<>((List<?>) content.get("parties"));
        parties.add(parties.getFirst());
        parties.add(Map.of("kind", "REGION", "name", "Ailleurs", "code", "11", "commitments", List.of()));
        content.put("parties", parties);
        draft(territory, Tokens.delegation(), content)
                .statusCode(422)
                .body("code", equalTo("CONTRACT_INVALID"))
                .body("errors.pointer", containsInAnyOrder("/endsOn", "/startsOn", "/parties/2", "/parties/3/code"));
        Map<String, Object> hostile = content("=cmd \u202E");
        hostile.put(
                "parties",
                List.of(Map.of(
                        "kind", "STATE",
                        "name", "\u0000",
                        "code", "'; drop",
                        "commitments", List.of(Map.of("text", " ", "amount", "1e308")))));
        draft(territory, Tokens.delegation(), hostile).statusCode(422);
        assertThat(database.number("select count(*) from contract where territory_code = '" + territory + "'"))
                .isZero();
    }
}
