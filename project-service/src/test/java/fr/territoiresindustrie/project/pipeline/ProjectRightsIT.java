package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;

/** Who sees a project, state by state and caller by caller, in a single read, in a list and below the project. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ProjectRightsIT {

    /** V: sees it. C: sees it with its confidential part. -: does not see it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            path                                                     | anyone | own | sister | lead | other | stranger | delegation | observer | operator | admin
            ''                                                       | -      | C   | -      | -    | -     | -        | C          | V        | -        | -
            territory:ABANDON                                        | -      | C   | -      | -    | -     | -        | C          | V        | -        | -
            territory:SUBMIT                                         | -      | C   | -      | C    | C     | -        | C          | V        | V        | -
            territory:SUBMIT region:TAKE_UP                          | -      | C   | -      | C    | C     | -        | C          | V        | V        | -
            territory:SUBMIT region:RETURN                           | -      | C   | -      | C    | C     | -        | C          | V        | V        | -
            territory:SUBMIT region:TAKE_UP region:ADJOURN           | -      | C   | -      | C    | C     | -        | C          | V        | V        | -
            territory:SUBMIT region:TAKE_UP region:REJECT            | -      | C   | -      | C    | C     | -        | C          | V        | V        | -
            territory:SUBMIT region:ABANDON                          | -      | C   | -      | C    | C     | -        | C          | V        | V        | -
            territory:SUBMIT region:TAKE_UP region:APPROVE           | V      | C   | V      | C    | C     | V        | C          | V        | V        | V
            territory:SUBMIT region:TAKE_UP region:APPROVE_WITH_CONDITIONS | V | C  | V      | C    | C     | V        | C          | V        | V        | V
            territory:SUBMIT region:TAKE_UP region:APPROVE territory:START | V | C  | V      | C    | C     | V        | C          | V        | V        | V
            territory:SUBMIT region:TAKE_UP region:APPROVE territory:START region:SUSPEND | V | C | V | C | C | V      | C          | V        | V        | V
            territory:SUBMIT region:TAKE_UP region:APPROVE territory:START territory:COMPLETE | V | C | V | C | C | V  | C          | V        | V        | V
            territory:SUBMIT region:TAKE_UP region:APPROVE region:REVERT | -  | C   | -      | C    | C     | -        | C          | V        | V        | -
            """, useHeadersInDisplayName = true)
    void showsAProjectToThoseWhoMaySeeIt(
            String path,
            String anyone,
            String own,
            String sister,
            String lead,
            String other,
            String stranger,
            String delegation,
            String observer,
            String operator,
            String admin) {
        TerritoryFixture territory = TerritoryFixture.of(2, "84", "27", "84");
        TerritoryFixture neighbour = TerritoryFixture.inRegion("84");
        String id = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build())
                .path("id");
        ProjectApi.walk(territory, id, path.isEmpty() ? new String[0] : path.split(" "));

        Map<ProjectApi, String> expected = new LinkedHashMap<>();
        expected.put(ProjectApi.anyone(), anyone);
        expected.put(ProjectApi.team(territory), own);
        expected.put(ProjectApi.team(neighbour), sister);
        expected.put(ProjectApi.region("84"), lead);
        expected.put(ProjectApi.region("27"), other);
        expected.put(ProjectApi.region("93"), stranger);
        expected.put(new ProjectApi(Tokens.delegation()), delegation);
        expected.put(new ProjectApi(Tokens.observer()), observer);
        expected.put(new ProjectApi(Tokens.operator("ademe")), operator);
        expected.put(new ProjectApi(Tokens.platformAdmin()), admin);
        expected.forEach((caller, seen) -> check(caller, territory, id, seen));
    }

    private static void check(ProjectApi caller, TerritoryFixture territory, String id, String seen) {
        Response project = caller.get(id);
        assertThat(project.statusCode()).isEqualTo(seen.equals("-") ? 404 : 200);
        List<String> listed = caller.request()
                .get("/v1/projects?territory=" + territory.code())
                .path("items.id");
        assertThat(listed).isEqualTo(seen.equals("-") ? List.of() : List.of(id));
        for (String below : List.of("/history", "/awards", "/transitions")) {
            assertThat(caller.request().get("/v1/projects/" + id + below).statusCode())
                    .isEqualTo(project.statusCode());
        }
        if (!seen.equals("-")) {
            assertThat(project.body().asString().contains("confidentialNotes")).isEqualTo(seen.equals("C"));
            List<String> actors =
                    caller.request().get("/v1/projects/" + id + "/history").path("items.actor");
            assertThat(actors.contains("-")).isEqualTo(seen.equals("V"));
        }
    }
}
