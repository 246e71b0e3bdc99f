package fr.territoiresindustrie.project;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who may do what: every operation by every role, of the project's own territory, of one that shares it, of a foreign one. The project is under
 * review. A change that is admitted meets something else than its right: a stale version (412), a wrong value (422), a state (409).
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class RightsMatrixIT {

    /**
     * P: project, R: its reference, T: its territory, D: a draft that looks like it, C: committee, S: its planned session, O: an opinion asked of
     * ademe, I: an import of the territory, G: a good practice still in draft. =: with the version as it is, else a stale one. +, -: the
     * answer holds, or does not hold, what the brackets name.
     */
    private static final List<String> MATRIX =
            RightsMatrixIT.lines("/rights-matrix.txt").skip(1).toList();

    private final TerritoryFixture territory = TerritoryFixture.of(2, "84", "84", "27");
    private final TerritoryFixture sister = TerritoryFixture.inRegion("93");
    private final ProjectApi lead = ProjectApi.region("84");
    private final Map<String, String> names = new HashMap<>();

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
        MATRIX.forEach(line -> {
            String operation = operation(line);
            List<String> expected =
                    List.of(line.substring(line.indexOf('|') + 1).strip().split(" +"));
            List<String> answered =
                    callers.stream().map(caller -> answer(operation, caller)).toList();
            if (!answered.equals(expected)) {
                wrong.add(operation + "\n  expected " + expected + "\n  answered " + answered);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** An operation that is added to the contract is added to the matrix. */
    @Test
    void statesARightForEveryOperationOfTheContract() throws IOException {
        Set<String> stated = MATRIX.stream()
                .map(line -> operation(line).split("[ =?]"))
                .map(parts -> parts[0] + " " + parts[1].replaceAll("/[A-Z1](?=/|$)", "/{}"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> offered = new TreeSet<>();
        String path = "";
        for (String line :
                Files.readAllLines(RepositoryFiles.root().resolve("contracts/openapi/project-service.yaml"))) {
            if (line.matches("  /v1/.*:")) {
                path = line.strip().replace(":", "").replaceAll("\\{[a-z]+}", "{}");
            } else if (line.matches("    (get|put|post|delete|patch):") && !path.isEmpty()) {
                offered.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
            } else if (line.matches("[a-z]+:")) {
                path = "";
            }
        }
        assertThat(offered).hasSizeGreaterThan(60);
        assertThat(stated).isEqualTo(offered);
    }

    private static Stream<String> lines(String resource) {
        try (InputStream table = RightsMatrixIT.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String operation(String line) {
        return line.substring(0, line.indexOf('|')).strip();
    }

    private String answer(String operation, ProjectApi caller) {
        String named = operation.replaceAll("^[^\\[]*\\[?|]", "");
        Response response = send(operation.replaceAll(" \\[.*", ""), caller);
        if (named.isEmpty() || response.statusCode() != 200) {
            return String.valueOf(response.statusCode());
        }
        return response.statusCode() + (response.asString().contains('"' + name(named) + '"') ? "+" : "-");
    }

    private void prepare() {
        ProjectApi team = ProjectApi.team(territory);
        String shared = ", \"sharedWith\": [{\"territory\": \"%s\"}], \"confidentialFields\": [\"MILESTONES\"]"
                .formatted(sister.code());
        name("P", team.request().body(sheet(shared)).post("/v1/projects"));
        ProjectApi.walk(territory, name("P"), "territory:SUBMIT", "region:TAKE_UP");
        names.put("R", team.get(name("P")).path("reference"));
        names.put("T", territory.code());
        names.put("VALID", "VALID");
        name("D", team.request().body(sheet("")).post("/v1/projects"));
        name("C", keyed(lead).body(body("POST /v1/committees")).post("/v1/committees"));
        name("S", keyed(lead).body(body("POST /v1/committee-sessions")).post("/v1/committee-sessions"));
        lead.request()
                .header("If-Match", "\"0\"")
                .body("{\"items\": [{\"projectId\": \"" + name("P") + "\"}]}")
                .put("/v1/committee-sessions/" + name("S") + "/agenda")
                .then()
                .statusCode(200);
        name(
                "O",
                keyed(lead)
                        .body("{\"kind\": \"OPERATOR\", \"code\": \"ademe\", \"dueOn\": \"2099-01-01\"}")
                        .post("/v1/projects/" + name("P") + "/opinions"));
        name("I", keyed(team).body(body("POST /v1/projects/imports")).post("/v1/projects/imports"));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        team.request().get("/v1/projects/imports/" + name("I")).path("finished"));
        String completed = team.request()
                .body(sheet("").replace("\"Atelier\"", "\"Pépinière\""))
                .post("/v1/projects")
                .path("id");
        ProjectApi.walk(
                territory,
                completed,
                "territory:SUBMIT",
                "region:TAKE_UP",
                "region:APPROVE",
                "territory:START",
                "territory:COMPLETE");
        name(
                "G",
                keyed(team)
                        .body("{\"projectId\": \"%s\", \"title\": \"Titre\", \"story\": \"Récit.\"}"
                                .formatted(completed))
                        .post("/v1/good-practices"));
    }

    private void name(String letter, Response made) {
        names.put(letter, made.path("id"));
    }

    private String name(String letter) {
        return Objects.requireNonNull(names.get(letter), letter);
    }

    private Response send(String operation, ProjectApi caller) {
        String[] parts = operation.split(" ");
        String command = parts[1].replaceAll(".*=", "");
        boolean moves = parts[1].contains("/transitions=");
        String address = Pattern.compile("(?<=[/=])([A-Z])(?=/|$)")
                .matcher(moves ? parts[1].replaceAll("=.*", "") : parts[1])
                .replaceAll(letter -> name(letter.group(1)));
        RequestSpecification request = keyed(caller);
        if (moves) {
            String resource = address.replace("/transitions", "");
            return request.header("If-Match", lead.request().get(resource).header("ETag"))
                    .body("{\"command\": \"%s\", \"reason\": \"Parce que.\", \"dryRun\": true}".formatted(command))
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
                        "{\"committee\": \"%s\", \"heldOn\": \"2026-12-01\"}".formatted(names.get("C"))),
                Map.entry("PUT /v1/committee-sessions/S", "{\"heldOn\": \"2026-12-02\"}"),
                Map.entry("PUT /v1/committee-sessions/S/attendance", "{\"present\": []}"),
                Map.entry(
                        "PUT /v1/committee-sessions/S/decisions",
                        "{\"items\": [{\"projectId\": \"%s\", \"decision\": {\"kind\": \"APPROVE\"}}]}"
                                .formatted(names.get("P"))),
                Map.entry(
                        "POST /v1/good-practices",
                        "{\"projectId\": \"%s\", \"title\": \"Titre\", \"story\": \"Récit.\"}"
                                .formatted(names.get("P"))),
                Map.entry("PUT /v1/good-practices/G", "{\"title\": \"Titre\", \"story\": \"Récit.\"}"),
                Map.entry("POST /v1/good-practices/G/publication", ""),
                Map.entry("POST /v1/good-practices/G/withdrawal", ""),
                Map.entry("POST /v1/projects/imports/I/cancellation", ""),
                Map.entry(
                        "POST /v1/projects/P/merges",
                        "{\"into\": \"%s\", \"intoIfMatch\": \"\\\"0\\\"\", \"reason\": \"Le même.\"}"
                                .formatted(names.get("D"))),
                Map.entry(
                        "POST /v1/projects/bulk-transitions",
                        "{\"command\": \"ABANDON\", \"reason\": \"Sans suite.\", \"dryRun\": true, \"items\": [{\"id\": \"%s\", \"ifMatch\": \"\\\"2\\\"\"}]}"
                                .formatted(names.get("P"))),
                Map.entry("POST /v1/projects/imports", """
                        {"kind": "PROJECT_SHEETS", "source": "fiches.json", "territory": "%s", "dryRun": true,
                         "sheets": [{"line": 1, "externalId": "A-1", "sheet": {"title": "Atelier"}}]}""".formatted(territory.code())));
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
