package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.project.pipeline.Outboxed;
import fr.territoiresindustrie.project.pipeline.ProjectApi;
import fr.territoiresindustrie.project.territory.TerritoryFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The database server ends the connection between two statements of a closing: nothing of it has happened, and it is closed again later. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class ClosingCrashIT {

    private final TerritoryFixture territory = TerritoryFixture.inRegion("84");
    private final SessionApi region = new SessionApi(ProjectApi.region("84"));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "committee_session, after update, new.state = 'CLOSED'",
                "live_agenda,       before delete, true",
                "project,           before update, new.state = 'APPROVED'",
                "project,           after update, new.state = 'REJECTED'",
                "condition,         after insert, true",
                "history,           after insert, new.action = 'REJECT'",
                "outbox_event,      after insert, true"
            })
    void closesWhollyOrNotAtAll(String table, String moment, String when) throws Exception {
        List<String> projects =
                Stream.generate(() -> SessionApi.examined(territory)).limit(3).toList();
        String session = region.session(region.committee("84"), projects.toArray(String[]::new));
        region.open(session);
        region.decide(session, projects.get(0), "{\"kind\": \"APPROVE\"}")
                .then()
                .statusCode(200);
        region.decide(session, projects.get(1), """
                        {"kind": "APPROVE_WITH_CONDITIONS", "conditions": [{"text": "Signer", "dueOn": "2027-03-31"}]}""").then().statusCode(200);
        region.decide(session, projects.get(2), "{\"kind\": \"REJECT\", \"reason\": \"Hors du programme.\"}")
                .then()
                .statusCode(200);
        List<Integer> told = told(projects);

        owner("""
                create function end_connection() returns trigger language plpgsql as $$
                begin perform pg_terminate_backend(pg_backend_pid()); return coalesce(new, old); end $$""");
        owner("create trigger crash %s on %s for each row when (%s) execute function end_connection()"
                .formatted(moment, table, when));
        Response crashed = region.run(session, "CLOSE");
        assertThat(crashed.statusCode()).isGreaterThanOrEqualTo(500);
        recover();

        region.get(session).then().body("state", equalTo("OPEN"));
        projects.forEach(id -> ProjectApi.team(territory).get(id).then().body("state", equalTo("UNDER_REVIEW")));
        assertThat(told(projects)).isEqualTo(told);

        region.run(session, "CLOSE").then().statusCode(200);
        assertThat(projects.stream()
                        .map(id -> ProjectApi.team(territory).get(id).<String>path("state")))
                .containsExactly("APPROVED", "APPROVED_WITH_CONDITIONS", "REJECTED");
        assertThat(told(projects)).isEqualTo(told.stream().map(n -> n + 1).toList());
    }

    @AfterEach
    void recover() throws SQLException {
        owner("drop function if exists end_connection cascade");
    }

    private static List<Integer> told(List<String> projects) {
        return projects.stream().map(id -> Outboxed.of(id).size()).toList();
    }

    private static void owner(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(setting("jdbc-url"), setting("username"), setting("password"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("quarkus.flyway." + name, String.class);
    }
}
