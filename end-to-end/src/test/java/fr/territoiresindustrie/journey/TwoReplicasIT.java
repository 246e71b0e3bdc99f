package fr.territoiresindustrie.journey;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Two processes of the service that holds the money: each puts its own agreements in a queue by envelope, the database is between them. */
class TwoReplicasIT {

    private static final int CLIENTS = 64;

    @TempDir
    private static Path home;

    @Test
    void commitTogetherExactlyWhatThereIs() throws Exception {
        try (FundingService first = new FundingService(home);
                FundingService second = first.beside()) {
            List<FundingScene> scenes = List.of(new FundingScene(first), new FundingScene(second));
            List<String> applications = scenes.getFirst().selected(CLIENTS, "3299.99");

            List<Response> answers = atOnce(scenes, applications);

            assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                    .hasSize(CLIENTS / 2);
            assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                    .hasSize(CLIENTS / 2)
                    .allSatisfy(refused -> {
                        assertThat(refused.statusCode()).isEqualTo(409);
                        assertThat(refused.<String>path("code")).isEqualTo("OVER_COMMITMENT");
                    });
            assertThat(first.query("select sum(amount) from movement where kind = 'COMMITMENT'"))
                    .containsExactly("320000");
            assertThat(first.query("select invariant || ' ' || detail from ledger_violation"))
                    .isEmpty();
            eachKeyIsKnownToTheOther(scenes, applications, answers);
            assertThat(first.query("select count(*) from movement where kind = 'COMMITMENT'"))
                    .containsExactly(String.valueOf(CLIENTS / 2));
        }
    }

    /** Neighbours in the list ask different processes. */
    private static List<Response> atOnce(List<FundingScene> scenes, List<String> applications) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Response>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < applications.size(); i++) {
                FundingScene scene = scenes.get(i % 2);
                String id = applications.get(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return agree(scene, id);
                }));
            }
            start.countDown();
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static void eachKeyIsKnownToTheOther(
            List<FundingScene> scenes, List<String> applications, List<Response> answers) {
        for (int i = 0; i < applications.size(); i++) {
            Response again = agree(scenes.get((i + 1) % 2), applications.get(i));
            assertThat(again.statusCode()).isEqualTo(answers.get(i).statusCode());
            if (again.statusCode() == 200) {
                assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
                assertThat(again.asString()).isEqualTo(answers.get(i).asString());
            }
        }
    }

    private static Response agree(FundingScene scene, String id) {
        return scene.once(FundingScene.ADEME, "agree-" + id)
                .header("If-Match", "\"0\"")
                .body(FundingScene.agreement(id))
                .post("/v1/applications/" + id + "/transitions");
    }
}
