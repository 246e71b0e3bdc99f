package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ProjectRaceIT {

    private static final int AT_ONCE = 4;

    @RepeatedTest(5)
    void letsExactlyOneOfTheEditorsWin() throws Exception {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id = team.create(territory, aSheet().build()).path("id");

        List<Integer> statuses = atOnce(i ->
                team.edit(id, "\"0\"", aSheet().withTitle("Version de " + i).build()));
        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
        team.get(id).then().header("ETag", org.hamcrest.Matchers.equalTo("\"1\""));
        assertThat(Outboxed.of(id)).extracting(Outboxed::type).containsExactly("project.created", "project.edited");
    }

    @RepeatedTest(5)
    void letsExactlyOneOfTheDecisionsStand() throws Exception {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        String id = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build())
                .path("id");
        ProjectApi.walk(territory, id, "territory:SUBMIT", "region:TAKE_UP");

        List<Integer> statuses =
                atOnce(i -> ProjectApi.region("84").run(id, "\"2\"", i % 2 == 0 ? "APPROVE" : "REJECT", "parce que"));
        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
        assertThat(Outboxed.of(id)).hasSize(4);
    }

    @RepeatedTest(3)
    void givesEachProjectItsOwnNumber() throws Exception {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        List<Integer> statuses = atOnce(i -> ProjectApi.team(territory).create(territory, aSheet().build()));
        assertThat(statuses).containsOnly(201);
        List<String> references = ProjectApi.team(territory)
                .request()
                .get("/v1/projects?territory=" + territory.code())
                .path("items.reference");
        assertThat(references).hasSize(AT_ONCE).doesNotHaveDuplicates();
    }

    private interface Attempt {
        Response by(int caller);
    }

    private static List<Integer> atOnce(Attempt attempt) throws Exception {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int caller = i;
                calls.add(() -> {
                    start.await();
                    return attempt.by(caller).statusCode();
                });
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : callers.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
