package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BulkTransitionIT {

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");
    private final ProjectApi team = ProjectApi.team(territory);
    private final ObjectNode body = ProjectApi.mapper().createObjectNode().put("command", "SUBMIT");
    private final ArrayNode items = body.putArray("items");

    @Test
    void movesThoseThatMayAndSaysWhyOfTheOthers() {
        String fit = draft(territory.commune());
        String outside = draft("99999");
        String stale = draft(territory.commune());
        TerritoryFixture other = TerritoryFixture.inRegion("84");
        String foreign = ProjectApi.team(other).create(other, aSheet().build()).path("id");
        add(fit, "\"0\"");
        add(outside, "\"0\"");
        add(stale, "\"7\"");
        add(foreign, "\"0\"");
        send(team)
                .then()
                .statusCode(200)
                .body("moved", equalTo(1))
                .body("refused", equalTo(3))
                .body("items.id", contains(fit, outside, stale, foreign))
                .body("items.status", contains("MOVED", "REFUSED", "REFUSED", "REFUSED"))
                .body("items[0].state", equalTo("SUBMITTED"))
                .body("items[0].etag", equalTo("\"1\""))
                .body("items[1].problem.code", equalTo("RULES_UNMET"))
                .body("items[1].problem.errors.pointer", contains("/locations"))
                .body("items[2].problem.status", equalTo(412))
                .body("items[3].problem.status", equalTo(404));
        assertThat(state(outside)).isEqualTo("DRAFT");
        assertThat(Outboxed.of(fit)).hasSize(2);
    }

    @Test
    void movesAllOrNone() {
        String one = draft(territory.commune());
        String two = draft("99999");
        add(one, "\"0\"");
        add(two, "\"0\"");
        body.put("mode", "ALL_OR_NOTHING");
        send(team).then().statusCode(200).body("items.status", contains("VALID", "REFUSED"));
        assertThat(state(one)).isEqualTo("DRAFT");
        String three = draft(territory.commune());
        items.remove(1);
        add(three, "\"0\"");
        send(team).then().body("moved", equalTo(2));
        assertThat(state(one)).isEqualTo("SUBMITTED");
        assertThat(state(three)).isEqualTo("SUBMITTED");
    }

    @Test
    void onlyChecksOnADryRunAndMovesOnceForOneKey() {
        String one = draft(territory.commune());
        add(one, "\"0\"");
        body.put("dryRun", true);
        send(team).then().body("valid", equalTo(1));
        assertThat(state(one)).isEqualTo("DRAFT");
        body.remove("dryRun");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            team.request()
                    .header("Idempotency-Key", key)
                    .body(body.toString())
                    .post("/v1/projects/bulk-transitions")
                    .then()
                    .statusCode(200)
                    .body("moved", equalTo(1));
        }
        assertThat(Outboxed.of(one)).hasSize(2);
    }

    @Test
    void refusesAProjectNamedTwiceAndTagsThatAreNone() {
        String one = draft(territory.commune());
        add(one, "\"0\"");
        add(one, "\"0\"");
        send(team).then().statusCode(422).body("errors.pointer", contains("/items/1/id"));
        items.removeAll();
        add(one, "*");
        send(team).then().statusCode(422).body("errors.pointer", contains("/items/0/ifMatch"));
        items.removeAll();
        send(team).then().statusCode(422).body("errors.pointer", contains("/items"));
        assertThat(state(one)).isEqualTo("DRAFT");
    }

    private String draft(String commune) {
        return team.create(territory, aSheet().at(commune).build()).path("id");
    }

    private void add(String id, String tag) {
        items.addObject().put("id", id).put("ifMatch", tag);
    }

    private String state(String id) {
        return team.get(id).path("state");
    }

    private Response send(ProjectApi who) {
        return who.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body.toString())
                .post("/v1/projects/bulk-transitions");
    }
}
