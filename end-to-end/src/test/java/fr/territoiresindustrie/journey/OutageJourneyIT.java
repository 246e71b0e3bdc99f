package fr.territoiresindustrie.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.journey.Actors.TEAM;
import static fr.territoiresindustrie.journey.RunningPlatform.as;
import static fr.territoiresindustrie.journey.RunningPlatform.platform;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

/** The broker is killed in the middle and started again: nothing is lost, nothing is doubled, and nobody had to wait for it. */
class OutageJourneyIT {

    @Test
    void theBrokerKilledInTheMiddleLosesAndDoublesNothing() {
        String envelope = Actors.envelope("1000.00");
        List<String> projects = new ArrayList<>();
        List<String> applications = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            projects.add(Actors.approved());
            applications.add(Actors.selected(projects.getLast(), envelope, "100.00"));
        }
        Map<String, Long> before = new HashMap<>();
        projects.forEach(project -> before.put(project, version(project)));
        platform().kafka().kill();
        for (String application : applications) {
            Actors.moveApplication("ademe", application, Actors.agree("100.00"))
                    .then()
                    .statusCode(200);
        }
        String later = Actors.approved();
        assertThat(Actors.committed(envelope)).isEqualTo("500.00");
        platform().kafka().restart();

        for (String project : projects) {
            await().atMost(90, SECONDS)
                    .untilAsserted(() ->
                            as(TEAM).get("/v1/projects/" + project).then().body("awards.amount", contains("100.00")));
        }
        Actors.moveApplication("ademe", Actors.selected(later, envelope, "100.00"), Actors.agree("100.00"))
                .then()
                .statusCode(200);
        await().atMost(60, SECONDS)
                .untilAsserted(
                        () -> as(TEAM).get("/v1/projects/" + later).then().body("awards.amount", contains("100.00")));
        for (String project : projects) {
            as(TEAM).get("/v1/projects/" + project).then().body("awards.amount", contains("100.00"));
            assertThat(version(project)).as("an award raises the version once").isEqualTo(before.get(project) + 1);
        }
        assertThat(Actors.committed(envelope)).isEqualTo("600.00");
    }

    /** The number that its tag begins with. */
    private static long version(String project) {
        String tag = as(TEAM).get("/v1/projects/" + project).header("ETag");
        return Long.parseLong(tag.replaceFirst("^\"([0-9]+).*$", "$1"));
    }
}
