package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Searches as they are read: refusals, marks, what stands still, files. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchReadingIT extends Searches {

    @Test
    void marksTheWordsWhereItIsAskedTo() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        create(territory, aSheet().withTitle("Filière <b>hydrogène</b>").withSummary("De l'hydrogene partout."));
        DELEGATION
                .request()
                .queryParam("q", "hydrogènes")
                .queryParam("highlight", "true")
                .queryParam("territory", territory.code())
                .get("/v1/projects/search")
                .then()
                .statusCode(200)
                .body("items[0].title.text", contains("Filière <b>", "hydrogène", "</b>"))
                .body("items[0].title.hit", contains(false, true, false))
                .body("items[0].summary.find { it.hit }.text", equalTo("hydrogene"));
        DELEGATION
                .request()
                .queryParam("q", "hydrogène")
                .queryParam("territory", territory.code())
                .get("/v1/projects/search")
                .then()
                .body("items[0].title", nullValue())
                .body("items[0].project.title", notNullValue());
    }

    @Test
    void saysPreciselyWhatItCannotRead() {
        ProjectApi anyone = ProjectApi.anyone();
        for (String wrong : List.of(
                "sort=rank",
                "sort=-",
                "state=APPROVED,LOST",
                "theme=land",
                "leadSiren=12",
                "commune=4221",
                "costFrom=-1",
                "costTo=1.001",
                "startsFrom=2027-02-30",
                "updatedTo=hier",
                "brownfield=yes",
                "phase=3",
                "highlight=1",
                "q=" + "a".repeat(201))) {
            String parameter = wrong.substring(0, wrong.indexOf('='));
            anyone.request()
                    .get("/v1/projects/search?" + wrong)
                    .then()
                    .statusCode(422)
                    .body("errors.parameter", contains(parameter));
        }
        anyone.request().get("/v1/projects/search?cursor=abc").then().statusCode(400);
        anyone.request()
                .queryParam("q", "a\u0000b")
                .get("/v1/projects/search")
                .then()
                .statusCode(422);
    }

    @Test
    void tellsWhatStandsStillAndWhatIsAFlagship() throws Exception {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String slow = create(territory, aSheet());
        String fresh = create(territory, aSheet());
        String shown = create(territory, aSheet());
        sql("update project set state_since = now() - interval '181 days' where id = cast(? as uuid)", slow);
        sql(
                "update project set version = version + 1, flagship = true, flagship_reason = 'r', flagship_since = now() where id = cast(? as uuid)",
                shown);
        for (ProjectApi who : List.of(DELEGATION, ProjectApi.team(territory))) {
            String query = "territory=" + territory.code();
            assertThat(facet(who, query, "STALLED")).containsExactlyInAnyOrderEntriesOf(Map.of("true", 1, "false", 2));
            assertThat(facet(who, query + "&stalled=true", "STALLED"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("true", 1, "false", 2));
            assertThat(facet(who, query + "&q=soudure", "FLAGSHIP"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("true", 1, "false", 2));
            List<String> stalled =
                    who.request().get("/v1/projects?stalled=true&" + query).path("items.id");
            assertThat(stalled).containsExactly(slow);
            List<String> moving = who.request()
                    .get("/v1/projects?stalled=false&flagship=false&" + query)
                    .path("items.id");
            assertThat(moving).containsExactly(fresh);
            total(who, query + "&flagship=true", 1);
        }
    }

    @Test
    void exportsWhatTheCallerSeesWithoutFormulas() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String approved = create(
                territory, aSheet().withTitle("=cmd|' /C calc'!A0, \"été\"").at(territory.commune(), "42218"));
        ProjectApi.walk(territory, approved, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE");
        create(territory, aSheet().withTitle("Brouillon secret").at("42218"));
        for (String path : List.of("/v1/projects?territory=", "/v1/projects/search?q=soudeurs&territory=")) {
            String csv = ProjectApi.anyone()
                    .request()
                    .accept("text/csv")
                    .get(path + territory.code())
                    .then()
                    .statusCode(200)
                    .header("Content-Disposition", org.hamcrest.Matchers.containsString("projets.csv"))
                    .extract()
                    .asString();
            assertThat(csv.lines()).hasSize(2);
            assertThat(csv)
                    .startsWith("id,reference,title,")
                    .contains("\"'=cmd|")
                    .doesNotContain("secret");
            assertThat(team(territory, path, "application/x-ndjson").lines()).hasSize(2);
            assertThat(team(territory, path, "application/geo+json"))
                    .contains("\"type\":\"FeatureCollection\"", "\"coordinates\":[4.");
        }
    }
}
