package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;

/** What a secretariat does with sessions, over HTTP. */
public record SessionApi(ProjectApi who) {

    static final String MEMBERS = """
            [{"name": "Anne Préside", "organisation": "Région", "role": "CHAIR", "from": "2020-01-01"},
             {"name": "Bruno Vote", "organisation": "Préfecture", "role": "VOTING", "from": "2020-01-01"},
             {"name": "Chloé Conseille", "organisation": "CCI", "role": "ADVISORY", "from": "2020-01-01"},
             {"name": "David Parti", "organisation": "Région", "role": "VOTING", "from": "2020-01-01", "to": "2020-12-31"}]""";

    public String committee(String region) {
        return committee("\"level\": \"REGIONAL\", \"region\": \"%s\"".formatted(region), 201)
                .path("id");
    }

    Response committee(String level, int status) {
        Response response = post(
                "/v1/committees",
                "{%s, \"name\": \"Comité de pilotage\", \"quorum\": 2, \"members\": %s}".formatted(level, MEMBERS));
        response.then().statusCode(status);
        return response;
    }

    /** A session that has these projects on its agenda. */
    public String session(String committee, String... projects) {
        String id = post(
                        "/v1/committee-sessions",
                        "{\"committee\": \"%s\", \"heldOn\": \"2026-12-01\", \"place\": \"Lyon\"}".formatted(committee))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        agenda(id, projects).then().statusCode(200);
        return id;
    }

    public Response agenda(String session, String... projects) {
        return put(
                session,
                "agenda",
                Arrays.stream(projects)
                        .map("{\"projectId\": \"%s\"}"::formatted)
                        .collect(Collectors.joining(", ", "{\"items\": [", "]}")));
    }

    /** Convenes and opens a session, with its quorum present. */
    public void open(String session) {
        run(session, "CONVENE").then().statusCode(200);
        run(session, "OPEN").then().statusCode(200);
        put(session, "attendance", "{\"present\": [\"Anne Préside\", \"Bruno Vote\", \"Chloé Conseille\"]}")
                .then()
                .statusCode(200);
    }

    /** Writes down one decision, as JSON. */
    public Response decide(String session, String project, String decision) {
        return put(
                session,
                "decisions",
                "{\"items\": [{\"projectId\": \"%s\", \"decision\": %s}]}".formatted(project, decision));
    }

    public Response run(String session, String command) {
        return run(session, command, get(session).header("ETag"));
    }

    Response run(String session, String command, String etag) {
        return who.request()
                .header("If-Match", etag)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"command\": \"%s\", \"reason\": \"Parce que.\"}".formatted(command))
                .post("/v1/committee-sessions/" + session + "/transitions");
    }

    public Response get(String session) {
        return who.request().get("/v1/committee-sessions/" + session);
    }

    public Response put(String session, String part, String body) {
        return who.request()
                .header("If-Match", get(session).header("ETag"))
                .body(body)
                .put("/v1/committee-sessions/" + session + "/" + part);
    }

    public Response post(String address, String body) {
        return who.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(address);
    }

    /** A project of a territory that is under review. */
    public static String examined(TerritoryFixture territory) {
        String id = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build())
                .path("id");
        ProjectApi.walk(territory, id, "territory:SUBMIT", "region:TAKE_UP");
        return id;
    }
}
