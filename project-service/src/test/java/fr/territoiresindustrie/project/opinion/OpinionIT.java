package fr.territoiresindustrie.project.opinion;

import fr.territoiresindustrie.kittest.EventSchemas;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.project.pipeline.Outboxed;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.session.SessionApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.project.pipeline.SheetFixture.aSheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class OpinionIT {

    @Inject
    DataSource database;

    @Inject
    OpinionReminderService reminders;

    private final TerritoryFixture territory = TerritoryFixture.of(2, "84", "84", "27");
    private final ProjectApi region = ProjectApi.region("84");
    private final ProjectApi ademe = new ProjectApi(Tokens.operator("ademe"));

    private String examined() {
        String id = ProjectApi.team(territory)
                .create(territory, aSheet().at(territory.commune()).build())
                .path("id");
        ProjectApi.walk(territory, id, "territory:SUBMIT", "region:TAKE_UP");
        return id;
    }

    private static Response post(ProjectApi who, String address, String body) {
        return who.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(address);
    }

    private String otherSession() {
        SessionApi secretariat = new SessionApi(region);
        return secretariat.session(secretariat.committee("84"), examined());
    }

    private static Response ask(ProjectApi who, String project, String kind, String code) {
        return post(who, "/v1/projects/" + project + "/opinions", """
                {"kind": "%s", "code": "%s", "question": "Que pensez-vous du foncier ?", "dueOn": "2099-01-31"}""".formatted(kind, code));
    }

    @Test
    void isAskedGivenAndReadByThoseConcerned() {
        String project = examined();
        String address = "/v1/projects/" + project + "/opinions";
        String id = ask(region, project, "OPERATOR", "ademe")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ask(region, project, "OPERATOR", "ademe").then().statusCode(409).body("code", equalTo("OPINION_ASKED_ALREADY"));
        String regional = ask(region, project, "REGION", "27")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ask(region, project, "REGION", "11").then().statusCode(422).body("errors.pointer", contains("/code"));

        ademe.request().get(address).then().body("items.id", contains(id));
        new ProjectApi(Tokens.operator("bpifrance"))
                .request()
                .get(address)
                .then()
                .body("items", hasSize(0));
        ProjectApi.team(territory).request().get(address).then().body("items.id", contains(id, regional));
        ProjectApi.anyone().request().get(address).then().statusCode(401);
        ProjectApi.region("93").request().get(address).then().statusCode(404);

        String answer = address + "/" + id + "/answer";
        post(ademe, answer, "{\"verdict\": \"UNFAVOURABLE\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/grounds"));
        post(new ProjectApi(Tokens.operator("bpifrance")), answer, "{\"verdict\": \"FAVOURABLE\"}")
                .then()
                .statusCode(404);
        post(region, answer, "{\"verdict\": \"FAVOURABLE\"}").then().statusCode(403);
        post(ademe, answer, "{\"verdict\": \"UNFAVOURABLE\", \"grounds\": \"Sol pollué.\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("GIVEN"));
        post(ademe, answer, "{\"verdict\": \"FAVOURABLE\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("OPINION_NOT_OPEN"));
        post(ProjectApi.region("27"), address + "/" + regional + "/answer", "{\"verdict\": \"FAVOURABLE\"}")
                .then()
                .statusCode(200);
        region.request().get(address).then().body("items.grounds", hasItem("Sol pollué."));
        List<Outboxed> told = Outboxed.of(project);
        told.forEach(event -> {
            EventSchemas.check(event.type(), event.payload());
            assertThat(event.payload()).doesNotContain("pollué").doesNotContain("foncier");
        });
        assertThat(told).extracting(Outboxed::type).contains("project.opinion-asked", "project.opinion-given");
    }

    @Test
    void isAskedOnlyOfWhatIsExaminedByThoseWhoExamineIt() {
        String project =
                ProjectApi.team(territory).create(territory, aSheet().build()).path("id");
        ask(region, project, "OPERATOR", "ademe").then().statusCode(404);
        String examined = examined();
        ask(ProjectApi.region("27"), examined, "OPERATOR", "ademe").then().statusCode(403);
        ask(ProjectApi.team(territory), examined, "OPERATOR", "ademe").then().statusCode(403);
        String past = """
                {"kind": "OPERATOR", "code": "ademe", "dueOn": "2020-01-01"}""";
        post(region, "/v1/projects/" + examined + "/opinions", past)
                .then()
                .statusCode(422)
                .body("errors.code", contains("IN_THE_PAST"));
        for (String session : List.of("c0ffee00-0000-7000-8000-000000000001", otherSession())) {
            post(region, "/v1/projects/" + examined + "/opinions", """
                            {"kind": "OPERATOR", "code": "ademe", "dueOn": "2099-01-01", "session": "%s"}""".formatted(session))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/session"))
                    .body("errors.code", contains("NOT_ON_AGENDA"));
        }
        String id = ask(region, examined, "STATE_SERVICE", "etat")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String withdrawal = "/v1/projects/" + examined + "/opinions/" + id + "/withdrawal";
        post(ProjectApi.region("27"), withdrawal, "{\"reason\": \"non\"}")
                .then()
                .statusCode(403);
        post(region, withdrawal, "{\"reason\": \"Plus utile.\"}").then().statusCode(200);
        ProjectApi.walk(territory, examined, "region:APPROVE");
        ask(region, examined, "OPERATOR", "ademe").then().statusCode(409).body("code", equalTo("OPINION_NOT_POSSIBLE"));
    }

    @Test
    void isRemindedOfOnceBySeveralReplicasAndListedByDueDate() throws Exception {
        String project = examined();
        String id = ask(region, project, "OPERATOR", "ademe").path("id");
        String later = ask(region, project, "STATE_SERVICE", "etat").path("id");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update opinion set due_on = date '2026-01-31' where id = '" + id + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        ademe.request()
                .get("/v1/opinions?state=ASKED&dueBefore=2026-02-01")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.overdue", equalTo(true));
        new ProjectApi(Tokens.operator("bpifrance"))
                .request()
                .get("/v1/opinions")
                .then()
                .body("items", hasSize(0));
        region.request().get("/v1/opinions?limit=200").then().body("items.id", hasItem(later));
        ProjectApi.region("93").request().get("/v1/opinions?limit=200").then().body("items.id", not(hasItem(id)));
        region.request()
                .get("/v1/opinions?dueBefore=2026-02-30")
                .then()
                .statusCode(422)
                .body("errors.parameter", contains("dueBefore"));

        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> runs = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        reminders.remind();
                        return null;
                    })
                    .toList();
            for (var run : replicas.invokeAll(runs)) {
                run.get();
            }
        }
        reminders.remind();
        assertThat(Outboxed.of(project))
                .extracting(Outboxed::type)
                .filteredOn(type -> type.equals("project.opinion-overdue"))
                .hasSize(1);
    }

    @Test
    void isRemindedOfOnceBeforeItIsDue() throws SQLException {
        String project = examined();
        String soon = ask(region, project, "OPERATOR", "ademe").path("id");
        ask(region, project, "STATE_SERVICE", "etat");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update opinion set due_on = current_date + 6 where id = '" + soon + "'");
        }
        reminders.remind();
        reminders.remind();
        List<Outboxed> told = Outboxed.of(project).stream()
                .filter(event -> event.type().equals("project.opinion-due-soon"))
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().payload()).contains(soon);
        EventSchemas.check("project.opinion-due-soon", told.getFirst().payload());
    }
}
