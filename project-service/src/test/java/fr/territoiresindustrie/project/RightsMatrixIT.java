package fr.territoiresindustrie.project;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what: every operation by every role, of the project's own territory, of one that shares it, of a foreign one. The project is under
 * review. A change that is admitted meets something else than its right: a stale version (412), a wrong value (422), a state (409).
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class RightsMatrixIT {

    /** P: project, C: committee, S: its planned session, O: an opinion asked of ademe. =: with the version as it is, else a stale one. */
    private static final String MATRIX = """
            operation                                | anyone own sister foreign lead other stranger operator delegation observer admin
            GET /v1/projects/P                       | 404 200 200 404 200 200 404 200 200 200 404
            GET /v1/projects/P/history               | 404 200 200 404 200 200 404 200 200 200 404
            GET /v1/projects/P/awards                | 404 200 200 404 200 200 404 200 200 200 404
            GET /v1/projects/P/transitions           | 404 200 200 404 200 200 404 200 200 200 404
            GET /v1/projects/P/financing-plan        | 404 200 200 404 200 200 404 200 200 200 404
            GET /v1/projects/P/milestones            | 404 200 200 404 200 200 404 404 200 404 404
            GET /v1/projects/P/partners              | 404 200 200 404 200 200 404 200 200 200 404
            GET /v1/projects/P/achieved-results      | 404 200 200 404 200 200 404 200 200 200 404
            GET /v1/projects/P/conditions            | 404 200 200 404 200 200 404 200 200 200 404
            GET /v1/projects/P/flagship              | 404 200 200 404 200 200 404 200 200 200 404
            GET /v1/projects/P/opinions              | 401 200 200 404 200 200 404 200 200 200 403
            PUT /v1/projects/P                       | 401 412 403 404 403 403 403 403 403 403 403
            PUT /v1/projects/P/financing-plan        | 401 412 403 404 403 403 403 403 403 403 403
            PUT /v1/projects/P/milestones            | 401 412 403 404 403 403 403 403 403 403 403
            PUT /v1/projects/P/partners              | 401 412 403 404 403 403 403 403 403 403 403
            PUT /v1/projects/P/achieved-results      | 401 412 403 404 403 403 403 403 403 403 403
            PUT /v1/projects/P/flagship              | 401 403 403 403 403 403 403 403 412 403 403
            POST /v1/projects/P/agreements           | 401 403 412 404 403 403 403 403 403 403 403
            POST /v1/projects/P/conditions/1/lifting | 401 403 403 403 412 403 404 403 403 403 403
            POST /v1/projects/P/transitions=RETURN   | 401 403 403 404 200 403 404 403 403 403 403
            POST /v1/projects/P/transitions=ABANDON  | 401 200 403 404 200 403 404 403 403 403 403
            POST /v1/projects/P/transitions=START    | 401 409 403 404 403 403 404 403 403 403 403
            POST /v1/projects/P/transitions=REVERT   | 401 403 403 404 409 403 404 403 409 403 403
            POST /v1/projects/P/opinions             | 401 403 403 403 422 403 404 403 422 403 403
            POST /v1/projects/P/opinions/O/answer    | 401 403 403 403 403 403 404 422 403 403 403
            POST /v1/projects                        | 401 201 404 404 403 403 403 403 403 403 403
            GET /v1/projects/stall-limits            | 200 200 200 200 200 200 200 200 200 200 200
            PUT /v1/projects/stall-limits            | 401 403 403 403 403 403 403 403 412 403 403
            GET /v1/opinions                         | 401 200 200 200 200 200 200 200 200 200 403
            GET /v1/committees                       | 200 200 200 200 200 200 200 200 200 200 200
            GET /v1/committees/C                     | 200 200 200 200 200 200 200 200 200 200 200
            POST /v1/committees                      | 401 403 403 403 201 403 403 403 403 403 403
            PUT /v1/committees/C                     | 401 403 403 403 412 403 403 403 403 403 403
            POST /v1/committee-sessions              | 401 403 403 403 201 403 403 403 403 403 403
            GET /v1/committee-sessions               | 401 200 200 200 200 200 200 200 200 200 403
            GET /v1/committee-sessions/S             | 401 404 404 404 200 404 404 404 200 200 403
            GET /v1/committee-sessions/S/history     | 401 404 404 404 200 404 404 404 200 200 403
            GET /v1/committee-sessions/S/transitions | 401 404 404 404 200 404 404 404 200 200 403
            GET /v1/committee-sessions/S/minutes     | 401 403 403 403 200 404 404 403 200 403 403
            PUT /v1/committee-sessions/S             | 401 403 403 403 412 404 404 403 403 403 403
            PUT /v1/committee-sessions/S/agenda      | 401 403 403 403 412 404 404 403 403 403 403
            PUT /v1/committee-sessions/S/attendance  | 401 403 403 403 412 404 404 403 403 403 403
            PUT /v1/committee-sessions/S/decisions   | 401 403 403 403 412 404 404 403 403 403 403
            POST /v1/committee-sessions/S/transitions=CONVENE | 401 403 403 403 200 404 404 403 403 403 403
            GET /v1/good-practices                   | 200 200 200 200 200 200 200 200 200 200 200
            POST /v1/good-practices                  | 401 409 403 404 403 403 403 403 409 403 403
            GET /v1/action-plans/T                   | 200 200 200 200 200 200 200 200 200 200 200
            GET /v1/action-plans/T/comparison        | 200 200 200 200 200 200 200 200 200 200 200
            POST /v1/projects/P/opinions/O/withdrawal | 401 403 403 403 200 403 404 403 409 403 403
            """;

    private final TerritoryFixture territory = TerritoryFixture.of(2, "84", "84", "27");
    private final TerritoryFixture sister = TerritoryFixture.inRegion("93");
    private final ProjectApi lead = ProjectApi.region("84");
    private String project;
    private String committee;
    private String session;
    private String opinion;

    @Test
    void letsEachDoWhatItMayAndNothingElse() {
        prepare();
        List<ProjectApi> callers = List.of(
                ProjectApi.anyone(),
                ProjectApi.team(territory),
                ProjectApi.team(sister),
                ProjectApi.team(TerritoryFixture.inRegion("84")),
                lead,
                ProjectApi.region("27"),
                ProjectApi.region("11"),
                new ProjectApi(Tokens.operator("ademe")),
                new ProjectApi(Tokens.delegation()),
                new ProjectApi(Tokens.observer()),
                new ProjectApi(Tokens.platformAdmin()));
        List<String> wrong = new ArrayList<>();
        MATRIX.lines().skip(1).forEach(line -> {
            String operation = line.substring(0, line.indexOf('|')).strip();
            List<Integer> expected = Arrays.stream(
                            line.substring(line.indexOf('|') + 1).strip().split(" +"))
                    .map(Integer::valueOf)
                    .toList();
            List<Integer> answered = callers.stream()
                    .map(caller -> send(operation, caller).statusCode())
                    .toList();
            if (!answered.equals(expected)) {
                wrong.add(operation + "\n  expected " + expected + "\n  answered " + answered);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private void prepare() {
        ProjectApi team = ProjectApi.team(territory);
        String sheet = sheet(", \"sharedWith\": [{\"territory\": \"%s\"}], \"confidentialFields\": [\"MILESTONES\"]"
                .formatted(sister.code()));
        project = team.request().body(sheet).post("/v1/projects").path("id");
        ProjectApi.walk(territory, project, "territory:SUBMIT", "region:TAKE_UP");
        committee = keyed(lead)
                .body(body("POST /v1/committees"))
                .post("/v1/committees")
                .path("id");
        session = keyed(lead)
                .body(body("POST /v1/committee-sessions"))
                .post("/v1/committee-sessions")
                .path("id");
        lead.request()
                .header("If-Match", "\"0\"")
                .body("{\"items\": [{\"projectId\": \"" + project + "\"}]}")
                .put("/v1/committee-sessions/" + session + "/agenda")
                .then()
                .statusCode(200);
        opinion = keyed(lead)
                .body("{\"kind\": \"OPERATOR\", \"code\": \"ademe\", \"dueOn\": \"2099-01-01\"}")
                .post("/v1/projects/" + project + "/opinions")
                .path("id");
    }

    private Response send(String operation, ProjectApi caller) {
        String[] parts = operation.split("[ =]");
        String address = parts[1].replace("/P", "/" + project)
                .replace("/C", "/" + committee)
                .replace("/S", "/" + session)
                .replace("/O", "/" + opinion)
                .replace("/T", "/" + territory.code());
        RequestSpecification request = keyed(caller);
        if (parts.length == 3) {
            String resource = address.replace("/transitions", "");
            return request.header("If-Match", lead.request().get(resource).header("ETag"))
                    .body("{\"command\": \"%s\", \"reason\": \"Parce que.\", \"dryRun\": true}".formatted(parts[2]))
                    .post(address);
        }
        if (parts[0].equals("GET")) {
            return request.get(address + (address.endsWith("comparison") ? "?from=2026-01-01" : ""));
        }
        request.header("If-Match", "\"999\"").body(body(operation));
        return parts[0].equals("PUT") ? request.put(address) : request.post(address);
    }

    private static RequestSpecification keyed(ProjectApi caller) {
        return caller.request().header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private String body(String operation) {
        String members = "[{\"name\": \"A\", \"organisation\": \"B\", \"role\": \"CHAIR\", \"from\": \"2020-01-01\"}]";
        Map<String, String> bodies = Map.ofEntries(
                Map.entry("PUT /v1/projects/P", "{}"),
                Map.entry("PUT /v1/projects/P/financing-plan", "{\"costs\": [], \"resources\": []}"),
                Map.entry("PUT /v1/projects/P/flagship", "{\"flagship\": true, \"reason\": \"Exemplaire.\"}"),
                Map.entry(
                        "POST /v1/projects/P/agreements",
                        "{\"territory\": \"%s\", \"answer\": \"AGREED\"}".formatted(sister.code())),
                Map.entry("POST /v1/projects/P/conditions/1/lifting", "{\"note\": \"Fait.\"}"),
                Map.entry(
                        "POST /v1/projects/P/opinions",
                        "{\"kind\": \"OPERATOR\", \"code\": \"bpifrance\", \"dueOn\": \"2020-01-01\"}"),
                Map.entry("POST /v1/projects/P/opinions/O/answer", "{\"verdict\": \"UNFAVOURABLE\"}"),
                Map.entry("POST /v1/projects/P/opinions/O/withdrawal", "{\"reason\": \"Plus utile.\"}"),
                Map.entry("POST /v1/projects", sheet("")),
                Map.entry("PUT /v1/projects/stall-limits", "{\"items\": [{\"state\": \"DRAFT\", \"days\": 30}]}"),
                Map.entry(
                        "POST /v1/committees",
                        "{\"level\": \"REGIONAL\", \"region\": \"84\", \"name\": \"Comité\", \"quorum\": 1, \"members\": %s}"
                                .formatted(members)),
                Map.entry(
                        "PUT /v1/committees/C",
                        "{\"name\": \"Comité\", \"quorum\": 1, \"members\": %s}".formatted(members)),
                Map.entry(
                        "POST /v1/committee-sessions",
                        "{\"committee\": \"%s\", \"heldOn\": \"2026-12-01\"}".formatted(committee)),
                Map.entry("PUT /v1/committee-sessions/S", "{\"heldOn\": \"2026-12-02\"}"),
                Map.entry("PUT /v1/committee-sessions/S/attendance", "{\"present\": []}"),
                Map.entry(
                        "PUT /v1/committee-sessions/S/decisions",
                        "{\"items\": [{\"projectId\": \"%s\", \"decision\": {\"kind\": \"APPROVE\"}}]}"
                                .formatted(project)),
                Map.entry(
                        "POST /v1/good-practices",
                        "{\"projectId\": \"%s\", \"title\": \"Titre\", \"story\": \"Récit.\"}".formatted(project)));
        return bodies.getOrDefault(operation, "{\"items\": []}");
    }

    private String sheet(String more) {
        return """
                {"territory": "%s", "title": "Atelier", "summary": "Un atelier partagé.", "theme": "SKILLS",
                 "lead": {"name": "Saint-Étienne Métropole", "siren": "244200770"}, "locations": ["%s"],
                 "financingPlan": {"costs": [{"label": "Machine", "amount": "10.00"}],
                   "resources": [{"funder": "Métropole", "amount": "10.00", "status": "ASKED"}]}%s}""".formatted(territory.code(), territory.commune(), more);
    }
}
