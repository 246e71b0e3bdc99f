package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import static io.restassured.RestAssured.given;

/** What the tests send over HTTP, as somebody. */
public record ProjectApi(@Nullable String token) {

    public static ProjectApi anyone() {
        return new ProjectApi(null);
    }

    public static ProjectApi team(TerritoryFixture territory) {
        return new ProjectApi(Tokens.territory(territory.code()));
    }

    public static ProjectApi region(String code) {
        return new ProjectApi(Tokens.region(code));
    }

    public RequestSpecification request() {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return token == null ? request : request.auth().oauth2(token);
    }

    public Response create(TerritoryFixture territory, Sheet sheet) {
        return request()
                .body(json(territory, sheet).toString())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/projects");
    }

    public Response get(String id) {
        return request().get("/v1/projects/" + id);
    }

    public Response edit(String id, String etag, Sheet sheet) {
        return request().header("If-Match", etag).body(json(sheet).toString()).put("/v1/projects/" + id);
    }

    public Response run(String id, String etag, String command, @Nullable String reason) {
        ObjectNode body = mapper().createObjectNode().put("command", command);
        if (reason != null) {
            body.put("reason", reason);
        }
        if (command.equals("APPROVE_WITH_CONDITIONS")) {
            body.putArray("conditions")
                    .addObject()
                    .put("text", "Signer le bail")
                    .put("dueOn", "2027-06-30");
        }
        if (command.equals("COMPLETE")) {
            body.putArray("achievedResults")
                    .addObject()
                    .put("kind", "PEOPLE_TRAINED")
                    .put("value", "31")
                    .put("unit", "personnes par an");
        }
        return request()
                .header("If-Match", etag)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body.toString())
                .post("/v1/projects/" + id + "/transitions");
    }

    /** Runs commands one after the other, each by the party named before its colon, and answers the last answer. */
    public static Response walk(TerritoryFixture territory, String id, String... steps) {
        Response last = team(territory).get(id);
        for (String step : steps) {
            String[] parts = step.split(":");
            ProjectApi who = parts[0].equals("territory") ? team(territory) : region(territory.leadRegion());
            if (parts[1].equals("LIFT_CONDITIONS")) {
                last = who.liftAll(id);
            }
            last = who.run(id, last.header("ETag"), parts[1], "parce que");
            last.then().statusCode(200);
        }
        return last;
    }

    /** Lifts every open condition, and answers the project. */
    public Response liftAll(String id) {
        Response project = get(id);
        List<Integer> open =
                request().get("/v1/projects/" + id + "/conditions").path("items.findAll { it.state == 'OPEN' }.number");
        for (int number : open) {
            request()
                    .header("If-Match", project.header("ETag"))
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body("{\"note\": \"Fait.\"}")
                    .post("/v1/projects/" + id + "/conditions/" + number + "/lifting")
                    .then()
                    .statusCode(200);
            project = get(id);
        }
        return project;
    }

    static ObjectNode json(TerritoryFixture territory, Sheet sheet) {
        return json(sheet).put("territory", territory.code());
    }

    static ObjectNode json(Sheet sheet) {
        return mapper().valueToTree(sheet);
    }

    static ObjectMapper mapper() {
        return Arc.container().instance(ObjectMapper.class).get();
    }
}
