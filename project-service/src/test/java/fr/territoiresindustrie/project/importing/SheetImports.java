package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What the tests of imports of sheets share: a territory that sends files, and reads what became of them. */
abstract class SheetImports {

    static final String HEADER =
            "externalId;title;theme;leadName;leadSiren;communes;startsOn;endsOn;costs;resources\r\n";

    final TerritoryFixture territory = TerritoryFixture.inRegion("84");

    final ProjectApi team = ProjectApi.team(territory);

    ObjectNode sheet() {
        return new ObjectMapper()
                .valueToTree(Map.of(
                        "title",
                        "Atelier",
                        "lead",
                        Map.of("name", "Mairie"),
                        "locations",
                        List.of(territory.commune())));
    }

    String line(String id, String title, String start, String costs) {
        return "%s;\"%s\";SKILLS;Mairie;244 200 770;%s | 42218;%s;2028-06-30;%s;Région : 10,00 : ASKED\r\n"
                .formatted(id, title.replace("\"\"", "\"").replace("\"", "\"\""), territory.commune(), start, costs);
    }

    Response csv(String file, String query) {
        return send(file.getBytes(StandardCharsets.UTF_8), query, team);
    }

    Response send(byte[] file, String query, ProjectApi who) {
        return who.request()
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(file)
                .post("/v1/projects/imports?source=fiches.csv&territory=" + territory.code() + query);
    }

    Response finished(Response accepted) {
        accepted.then().statusCode(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> List.of("SUCCEEDED", "FAILED")
                        .contains((String) read(accepted).path("job.state")));
        return read(accepted);
    }

    Response read(Response report) {
        return team.request().get(path(report));
    }

    static String path(Response report) {
        return "/v1/projects/imports/" + report.path("id");
    }

    Response rows(Response report, String query) {
        return team.request().get(path(report) + "/rows" + query);
    }

    int projects() {
        return team.request().get("/v1/projects?territory=" + territory.code()).path("totalEstimate");
    }
}
