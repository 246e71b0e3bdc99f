package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.territory.vintage.VintageCalls.STATE;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.admin;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.get;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.move;
import static fr.territoiresindustrie.territory.vintage.VintageCalls.upload;
import static fr.territoiresindustrie.territory.vintage.VintageFixture.aVintage;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

/** What is uploaded and refused: the registry stays as it was, whatever it holds. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VintageRefusalIT {

    @Inject
    Database database;

    @BeforeEach
    void filled() {
        database.awaitRegistry();
    }

    @Test
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
    void findsEveryErrorWithItsPlace() {
        String id = upload(aVintage()
                        .row("communes.csv", "code", "01002", row -> row.put("population_municipale", "-4"))
                        .row("communes.csv", "code", "01004", row -> row.put("departement_code", "20"))
                        .row("communes.csv", "code", "01005", row -> row.put("name", "Nom\u202Etrompeur"))
                        .row("communes.csv", "code", "01006", row -> row.put("epci_siren", "200069193"))
                        .row("communes.csv", "code", "01006", row -> row.put("name", "=Nom"))
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
                        "communes.csv 6 name NOT_PLAIN_TEXT",
                        "communes.csv null code COMMUNE_WITHOUT_SUCCESSOR",
                        "communes.csv 34970 code REPEATED",
                        "epci.csv 2 nature WRONG_FORMAT",
                        " null null UNKNOWN_FILE");
        assertThat(findings).anyMatch(finding -> finding.endsWith("epci_siren COMPOSITIONS_DIFFER"));
    }

    @Test
    void findsFilesOutOfShape() {
        String id = upload(aVintage()
                        .file("communes.csv", bytes("code,name\n01001,x\n"))
                        .file("epci_commune.csv", bytes("epci_siren,commune_code\n200069193\n"))
                        .file("ept.csv", bytes("siren,name,parent_epci_siren,commune_codes\n\"200058519,x,y,z\n"))
                        .zip())
                .body("state", equalTo("REFUSED"))
                .extract()
                .path("id");
        List<String> findings = get("/v1/reference-vintages/" + id + "/findings?limit=200", Tokens.platformAdmin())
                .extract()
                .path("items.collect { it.file + ' ' + it.code }");
        assertThat(findings).contains("communes.csv MISSING_COLUMN", "epci_commune.csv WRONG_WIDTH", "ept.csv NOT_CSV");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
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
}
