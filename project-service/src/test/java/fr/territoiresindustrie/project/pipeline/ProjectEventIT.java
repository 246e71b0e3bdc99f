package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ProjectEventIT {

    private static final Set<String> TOLD = Set.of(
            "id",
            "reference",
            "title",
            "territory",
            "leadRegion",
            "regions",
            "theme",
            "state",
            "leadName",
            "leadSiren",
            "communes",
            "origin",
            "externalId",
            "reason",
            "updatedAt");

    @Test
    void tellsOfEachCommandByItsSchemaAndNothingConfidential() throws Exception {
        TerritoryFixture territory = TerritoryFixture.inRegion("84");
        List<String> ids = List.of(
                walked(
                        territory,
                        "territory:SUBMIT region:RETURN territory:SUBMIT region:TAKE_UP region:ADJOURN region:RESUME"
                                + " region:APPROVE_WITH_CONDITIONS region:LIFT_CONDITIONS territory:START region:SUSPEND"
                                + " territory:RESUME territory:COMPLETE"),
                walked(
                        territory,
                        "territory:SUBMIT region:TAKE_UP region:REJECT region:REVERT region:APPROVE region:ABANDON"));
        String edited = walked(territory, "");
        ProjectApi.team(territory)
                .edit(edited, "\"0\"", aSheet().withTitle("Autre").build())
                .then()
                .statusCode(200);

        Set<String> seen = new HashSet<>();
        for (String id : List.of(ids.getFirst(), ids.getLast(), edited)) {
            long sequence = 0;
            for (Outboxed event : Outboxed.of(id)) {
                EventSchemas.check(event.type(), event.payload());
                JsonNode data = ProjectApi.mapper().readTree(event.payload());
                Set<String> names = new HashSet<>();
                data.fieldNames().forEachRemaining(names::add);
                assertThat(names).isEqualTo(TOLD);
                assertThat(event.payload()).doesNotContain("foncière");
                assertThat(event.sequence()).isEqualTo(++sequence);
                seen.add(event.type());
            }
        }
        Set<String> all = Arrays.stream(ProjectCommand.values())
                .map(ProjectCommand::event)
                .collect(Collectors.toSet());
        all.addAll(Set.of("project.created", "project.edited", "project.condition-lifted"));
        assertThat(seen).isEqualTo(all);
    }

    private static String walked(TerritoryFixture territory, String path) {
        String id = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build())
                .path("id");
        ProjectApi.walk(territory, id, path.isEmpty() ? new String[0] : path.split(" "));
        return id;
    }
}
