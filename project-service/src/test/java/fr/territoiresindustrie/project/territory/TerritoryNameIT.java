package fr.territoiresindustrie.project.territory;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.Events;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A territory that has another name: its projects are found by the new one, and are the same otherwise. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class TerritoryNameIT {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void isFoundByItsNewName() {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        ProjectApi team = ProjectApi.team(territory);
        String id =
                team.create(territory, aSheet().at(territory.commune()).build()).path("id");
        Response before = team.get(id);
        assertThat(found(team, territory, "Quasimodoville")).isEmpty();

        try (Events events = new Events(brokers)) {
            events.send(
                    "territories.v1",
                    territory.code(),
                    Events.event(UUID.randomUUID(), "territory.composition-changed", territory.code(), 7, """
                            {"code": "%s", "name": "Pays de Quasimodoville", "phase": 2, "leadRegion": "84", "regions": ["84"],
                             "validFrom": "2023-11-09", "validTo": null, "communes": ["%s"]}""".formatted(
                                    territory.code(), String.join("\", \"", territory.communes()))));
        }
        await().untilAsserted(() ->
                assertThat(found(team, territory, "Quasimodoville")).containsExactly(id));
        Response after = team.get(id);
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(after.asString()).isEqualTo(before.asString());
    }

    private static List<String> found(ProjectApi team, TerritoryFixture territory, String words) {
        return team.request()
                .get("/v1/projects/search?territory=" + territory.code() + "&q=" + words)
                .path("items.project.id");
    }
}
