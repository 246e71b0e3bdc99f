package fr.territoiresindustrie.territory;

import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The statements that the service really sends, planned by the server with the registry's real statistics. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QueryPlanIT {

    private static final Pattern WHOLE_LARGE_TABLE = Pattern.compile(
            "Seq Scan on (commune|commune_version|commune_postal_code|territory_commune|programme_membership|history)\\b");

    @Inject
    Database database;

    @Inject
    @PersistenceUnitExtension
    SentStatements sent;

    @BeforeEach
    void filled() throws SQLException {
        database.awaitRegistry();
        database.forgetAnswers();
        sent.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/territories/TI2-8403",
                "/v1/territories/TI2-8403?asOf=2024-01-01",
                "/v1/territories/TI2-8403/members",
                "/v1/territories/TI2-8403/members?asOf=2024-01-01&labels=fr",
                "/v1/territories/TI2-8403/succession",
                "/v1/territories/TI2-8403/history",
                "/v1/communes/42218",
                "/v1/communes",
                "/v1/communes/42218?asOf=2024-01-01",
                "/v1/communes?asOf=2024-01-01",
                "/v1/communes?asOf=2024-01-01&intercommunality=244200770",
                "/v1/communes?departement=42",
                "/v1/communes?q=saint%20etienne",
                "/v1/communes?postalCode=42000",
                "/v1/communes?intercommunality=244200770",
                "/v1/communes?territory=TI2-8403",
                "/v1/intercommunalities/244200770",
                "/v1/resolutions?code=42218",
                "/v1/resolutions?code=42000&asOf=2024-01-01",
                "/v1/resolutions?code=244200770",
                "/v1/resolutions?code=244200770&asOf=2024-01-01",
                "/v1/resolutions?code=214202186",
                "/v1/resolutions?code=214202186&asOf=2024-01-01",
            })
    void readsNoLargeTableWhole(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(200);
        assertThat(sent.all()).isNotEmpty();
        sent.all().stream().filter(sql -> !sql.contains("counted")).forEach(sql -> {
            String plan = plan(sql);
            assertThat(WHOLE_LARGE_TABLE.matcher(plan).find())
                    .as("%s%n%s", sql, plan)
                    .isFalse();
        });
    }

    /** The first page and those after it are read along the same index, and no row is read that is not shown. */
    @ParameterizedTest
    @CsvSource({
        "/v1/communes, commune_by_name",
        "/v1/communes?departement=42, commune_of_departement",
        "/v1/communes?region=84, commune_of_region",
        "/v1/intercommunalities, intercommunality_by_name",
        "/v1/territories/members, members_of_territory",
        "/v1/territories, territory_pkey",
    })
    void readsEachPageOfAListAlongItsIndex(String path, String index) {
        String next = path;
        for (int page = 0; page < 3; page++) {
            sent.forget();
            String limited = page == 0 ? next + (next.contains("?") ? "&" : "?") + "limit=20" : next;
            next = given().urlEncodingEnabled(false)
                    .get(limited)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("next");
            String plan = plan(sent.all().stream()
                    .filter(sql -> !sql.contains("counted"))
                    .findFirst()
                    .orElseThrow());
            String rows = plan.lines()
                    .filter(line -> line.contains("using " + index))
                    .findFirst()
                    .orElse("");
            assertThat(rows).as("page %d: %s", page, plan).isNotEmpty();
            assertThat(plan.lines().limit(3)).as("page %d: %s", page, plan).noneMatch(line -> line.contains("Sort"));
        }
    }

    private String plan(String sql) {
        var parameters = new AtomicInteger();
        String numbered = Pattern.compile("\\?").matcher(sql).replaceAll(any -> "\\$" + parameters.incrementAndGet());
        return database.plan(numbered, parameters.get());
    }

    @Test
    void resolvesABatchInOneRoundTrip() {
        List<String> codes = Published.rows("cog-2026/communes").stream()
                .limit(1_000)
                .map(c -> c.get("code"))
                .toList();
        given().contentType("application/json")
                .body(Map.of("codes", codes))
                .post("/v1/resolutions")
                .then()
                .statusCode(200);
        assertThat(sent.all()).hasSize(1);
    }
}
