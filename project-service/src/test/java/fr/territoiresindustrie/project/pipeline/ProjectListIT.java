package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.sheet.Theme;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ProjectListIT {

    private static final ProjectApi DELEGATION = new ProjectApi(Tokens.delegation());

    @Test
    void readsPageAfterPageWithoutHoleOrRepeatWhileProjectsAreAdded() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        create(territory, 5);
        List<String> read = new ArrayList<>();
        String next = "/v1/projects?limit=2&territory=" + territory.code();
        while (next != null) {
            Response page = DELEGATION.request().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            read.addAll(page.path("items.reference"));
            next = page.path("next");
            if (read.size() == 2) {
                create(territory, 1);
                assertThat(page.header("Link")).contains("rel=\"next\"");
                assertThat((int) page.path("totalEstimate")).isEqualTo(5);
            }
        }
        assertThat(read).hasSize(6).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void narrowsByRegionStateThemeAndText() {
        TerritoryFixture territory = TerritoryFixture.of(2, "R1", "R1", "R2");
        ProjectApi team = ProjectApi.team(territory);
        String one = team.create(
                        territory,
                        aSheet().withTitle("Hydrogène vert")
                                .at(territory.commune())
                                .build())
                .path("id");
        String two =
                team.create(territory, aSheet().withTheme(Theme.LAND).build()).path("id");
        ProjectApi.walk(territory, one, "territory:SUBMIT");

        assertThat(ids("region=R2")).containsExactly(one, two);
        assertThat(ids("region=R2&state=SUBMITTED")).containsExactly(one);
        assertThat(ids("region=R2&theme=LAND")).containsExactly(two);
        assertThat(ids("region=R2&q=hydrogÈNE")).containsExactly(one);
        assertThat(ids("region=R3")).isEmpty();
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        create(territory, 2);
        String next = DELEGATION
                .request()
                .get("/v1/projects?limit=1&territory=" + territory.code())
                .path("next");
        DELEGATION
                .request()
                .urlEncodingEnabled(false)
                .get(next.replace(territory.code(), "TI2-0000"))
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
    }

    @Test
    void showsTheEssentialsOfEachProject() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        create(territory, 1);
        DELEGATION
                .request()
                .get("/v1/projects?territory=" + territory.code())
                .then()
                .body("items.leadName", contains("Saint-Étienne Métropole"))
                .body("items.leadRegion", contains("84"))
                .body("items.state", contains("DRAFT"))
                .body("items.theme", contains("SKILLS"));
    }

    private static void create(TerritoryFixture territory, int count) {
        for (int i = 0; i < count; i++) {
            ProjectApi.team(territory).create(territory, aSheet().build());
        }
    }

    private static List<String> ids(String query) {
        return DELEGATION.request().get("/v1/projects?" + query).path("items.id");
    }
}
