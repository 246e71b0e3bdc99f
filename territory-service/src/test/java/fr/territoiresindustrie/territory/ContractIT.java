package fr.territoiresindustrie.territory;

import fr.territoiresindustrie.kittest.ContractCheck;
import fr.territoiresindustrie.kittest.PlainAnswers;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContractIT {

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
    void servesTheCommittedContract() {
        ContractCheck.matches("territory-service", document());
    }

    @Test
    void givesJsonToWhoSaysNothingOfTheForm() {
        assertThat(PlainAnswers.check(document(), Tokens.delegation())).isNotEmpty();
    }

    private String document() {
        return given().accept("application/yaml")
                .get(management.resolve("/openapi"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void isReadyOnceTheRegistryIsFilled() {
        given().get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'registry' }.status", equalTo("UP"));
    }

    /** Reads are for all; nothing here is written, whoever asks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/regions",
                "/v1/departements",
                "/v1/intercommunalities",
                "/v1/communes",
                "/v1/territories/TI2-8403",
                "/v1/territories/TI2-8403/members"
            })
    void letsNobodyWrite(String path) {
        given().get(path).then().statusCode(200);
        given().auth().oauth2(Tokens.region("84")).get(path).then().statusCode(200);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            given().auth()
                    .oauth2(Tokens.delegation())
                    .contentType("application/json")
                    .body(Map.of())
                    .request(method, path)
                    .then()
                    .statusCode(405)
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/reference", "/v1/territories/TI2-8403/secret", "/v1", "/", "/openapi"})
    void showsNothingElse(String path) {
        given().auth()
                .oauth2(Tokens.platformAdmin())
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void refusesAForgedTokenEvenForWhatIsPublic() {
        given().auth().oauth2("forged").get("/v1/regions").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/regions/00",
        "/v1/departements/20",
        "/v1/intercommunalities/000000000",
        "/v1/communes/01039",
        "/v1/communes/%27--",
        "/v1/territories/ti-8403",
        "/v1/territories/TI2-0000",
        "/v1/territories/TI2-0000/members",
        "/v1/territories/TI2-0000/succession",
        "/v1/territories/TI2-0000/programmes",
        "/v1/territories/TI2-0000/history",
    })
    void answers404ForWhatThereIsNot(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/regions?zone=MOON, zone",
        "/v1/departements?region=x, region",
        "/v1/departements?labels=de, labels",
        "/v1/communes?departement=2C, departement",
        "/v1/communes?territory=ti-8403, territory",
        "/v1/communes?postalCode=1400, postalCode",
        "/v1/communes?q=---, q",
        "/v1/communes?asOf=hier, asOf",
        "/v1/intercommunalities?nature=ZZ, nature",
        "/v1/intercommunalities?territory=1, territory",
        "/v1/territories?phase=3, phase",
        "/v1/territories?region=Loire, region",
        "/v1/territories?intercommunality=24420077, intercommunality",
        "/v1/territories?limit=201, limit",
        "/v1/territories/TI2-8403?asOf=2024-02-30, asOf",
        "/v1/territories/TI2-8403/members?asOf=0, asOf",
        "/v1/territories/TI2-8403/programmes?programme=pvd, programme",
    })
    void refusesAParameterOutOfShape(String path, String parameter) {
        given().get(path)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem(parameter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/communes?limit=3",
                "/v1/communes/42218",
                "/v1/territories/TI2-8403",
                "/v1/territories?phase=2",
                "/v1/resolutions?code=42218"
            })
    void answers304ForWhatTheCallerHolds(String path) {
        String tag = given().get(path).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag);
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    }
}
