package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.sheet.Theme;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchIT {

    private static final ProjectApi DELEGATION = new ProjectApi(Tokens.delegation());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hydrogène vert
            HYDROGENE
            hydrogènes verts
            électrolyseur
            electrolyseurs
            l'électrolyse
            électrol
            hydrog
            producteur d'hydrogè
            saint etienne
            St-Étienne
            étienne electroly
            Firminy
            oeuvre
            Œuvres
            """)
    void findsAFormOfEachWordWithoutAccentsWhereverItStands(String words) {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String id = create(
                territory,
                aSheet().withTitle("Hydrogène vert : œuvrer ensemble")
                        .withSummary("Un électrolyseur de production partagé par les producteurs d'acier.")
                        .withLead(new Lead("Saint-Étienne Métropole", "244200770"))
                        .at("42095"));
        create(
                territory,
                aSheet().withTitle("Formation des chaudronniers")
                        .withSummary("Rien à voir.")
                        .withLead(new Lead("Mairie", null))
                        .at("01001"));
        assertThat(ids(territory, words)).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hydrogène bleu
            électrolyse chaudronnerie
            zzzzzz
            "le la de"
            "drop table project; --"
            "' | !(&):*"
            "b:7"
            """)
    void findsNothingThatDoesNotHaveEveryWord(String words) {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        create(territory, aSheet().withTitle("Hydrogène vert").withSummary("Un électrolyseur."));
        assertThat(ids(territory, words)).isEmpty();
    }

    @Test
    void ranksTheTitleBeforeTheLeadAndTheLeadBeforeTheSummary() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String inSummary = create(territory, aSheet().withSummary("La fonderie."));
        String inTitle = create(territory, aSheet().withTitle("Une fonderie"));
        String inLead = create(territory, aSheet().withLead(new Lead("Fonderie Lenoir", null)));
        assertThat(ids(territory, "fonderie")).containsExactly(inTitle, inLead, inSummary);
        assertThat(ids(territory, "fonderie&sort=-createdAt")).containsExactly(inLead, inTitle, inSummary);
    }

    @Test
    void turnsPagesInTheOrderOfTheRank() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        for (int i = 0; i < 7; i++) {
            create(territory, aSheet().withTitle("Verrerie " + (i % 3 == 0 ? "verrerie" : "neuve")));
        }
        List<String> read = new ArrayList<>();
        String next = "/v1/projects/search?q=verrerie&limit=3&territory=" + territory.code();
        while (next != null) {
            Response page = DELEGATION.request().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200).body("totalEstimate", equalTo(7)).body("approximate", equalTo(false));
            assertThat(page.asString().contains("\"facets\"")).isEqualTo(read.isEmpty());
            read.addAll(page.path("items.project.id"));
            next = page.path("next");
        }
        assertThat(read).hasSize(7).doesNotHaveDuplicates();
        assertThat(read).isEqualTo(ids(territory, "verrerie"));
    }

    @Test
    void countsWhatTheCallerSeesAndWhatAnotherValueOfAFilterWouldGive() {
        TerritoryFixture territory = TerritoryFixture.of(2, "84", "84", "27");
        ProjectApi team = ProjectApi.team(territory);
        String approved = create(territory, aSheet().at(territory.commune()).withTheme(Theme.LAND));
        ProjectApi.walk(territory, approved, "territory:SUBMIT", "region:TAKE_UP", "region:APPROVE");
        String submitted = create(territory, aSheet().at(territory.commune()));
        ProjectApi.walk(territory, submitted, "territory:SUBMIT");
        create(territory, aSheet());

        for (String words : List.of("", "&q=soudure")) {
            String query = "territory=" + territory.code() + words;
            assertThat(facet(team, query, "STATE"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("APPROVED", 1, "SUBMITTED", 1, "DRAFT", 1));
            assertThat(facet(ProjectApi.region("84"), query, "STATE"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("APPROVED", 1, "SUBMITTED", 1));
            assertThat(facet(ProjectApi.anyone(), query, "STATE")).containsExactlyEntriesOf(Map.of("APPROVED", 1));
            assertThat(facet(ProjectApi.anyone(), query, "THEME")).containsExactlyEntriesOf(Map.of("LAND", 1));
            assertThat(facet(ProjectApi.region("93"), query, "STATE")).containsExactlyEntriesOf(Map.of("APPROVED", 1));
            assertThat(facet(team, query, "REGION")).containsExactlyInAnyOrderEntriesOf(Map.of("84", 3, "27", 3));
            assertThat(facet(team, query, "PHASE")).containsExactlyEntriesOf(Map.of("2", 3));
            // the facet of the state is not narrowed by the filter on the state, the others are
            String narrowed = query + "&state=APPROVED,DRAFT";
            assertThat(facet(team, narrowed, "STATE"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("APPROVED", 1, "SUBMITTED", 1, "DRAFT", 1));
            assertThat(facet(team, narrowed, "THEME"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("LAND", 1, "SKILLS", 1));
            total(team, narrowed, 2);
            total(ProjectApi.anyone(), narrowed, 1);
            total(ProjectApi.anyone(), query, 1);
        }
    }

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

    private static void sql(String update, String id) throws java.sql.SQLException {
        javax.sql.DataSource database = io.quarkus.arc.Arc.container()
                .instance(javax.sql.DataSource.class)
                .get();
        try (java.sql.Connection connection = database.getConnection();
                java.sql.PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
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

    private static String team(TerritoryFixture territory, String path, String type) {
        return ProjectApi.team(territory)
                .request()
                .accept(type)
                .get(path + territory.code())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void total(ProjectApi who, String query, int expected) {
        who.request()
                .get("/v1/projects/search?" + query)
                .then()
                .statusCode(200)
                .body("totalEstimate", equalTo(expected))
                .body("items", hasSize(expected));
    }

    private static Map<String, Integer> facet(ProjectApi who, String query, String facet) {
        Response found = who.request().get("/v1/projects/search?" + query);
        found.then().statusCode(200);
        List<Map<String, Object>> values = found.path("facets.find { it.facet == '" + facet + "' }.values");
        return values.stream().collect(java.util.stream.Collectors.toMap(v -> (String) v.get("value"), v ->
                (Integer) v.get("count")));
    }

    private static String create(
            TerritoryFixture territory, fr.territoiresindustrie.project.pipeline.SheetFixture sheet) {
        return ProjectApi.team(territory).create(territory, sheet.build()).path("id");
    }

    private static List<String> ids(TerritoryFixture territory, String words) {
        String[] parts = words.split("&", 2);
        String path = "/v1/projects/search" + (parts.length > 1 && parts[1].startsWith("sort") ? "?" + parts[1] : "");
        Response found = DELEGATION
                .request()
                .queryParam("q", parts.length > 1 && parts[1].startsWith("sort") ? parts[0] : words)
                .queryParam("territory", territory.code())
                .get(path);
        found.then().statusCode(200);
        return found.path("items.project.id");
    }
}
