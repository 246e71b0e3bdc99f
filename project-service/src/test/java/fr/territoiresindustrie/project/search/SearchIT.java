package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kittest.PostgresResource;
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
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchIT extends Searches {

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
}
