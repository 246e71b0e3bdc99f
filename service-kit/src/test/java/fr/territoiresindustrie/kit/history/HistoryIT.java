package fr.territoiresindustrie.kit.history;

import fr.territoiresindustrie.kit.sample.Notes;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryIT {

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    @Test
    void tellsWhoDidWhatNewestFirst() {
        String token = Tokens.region("84");
        String id = Notes.create(token, UUID.randomUUID().toString(), "told")
                .jsonPath()
                .getString("id");
        given().auth()
                .oauth2(Tokens.region("93"))
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(Notes.json("retold"))
                .put("/v1/notes/" + id)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(token)
                .get("/v1/notes/" + id + "/history")
                .then()
                .body("items.action", contains("RENAME", "CREATE"))
                .body("items.actor", contains("region-93", "region-84"))
                .body("items[0].details.by", equalTo("test"));
    }

    @Test
    void theApplicationMayNotChangeIt() {
        for (String change :
                new String[] {"update history set action = 'x'", "delete from history", "truncate history"}) {
            assertThatThrownBy(() -> run(database.getConnection(), change)).hasMessageContaining("permission denied");
        }
        for (String change : new String[] {
            "delete from outbox_event",
            "update outbox_event set payload = '{}'",
            "drop table note",
            "create table mine (id int)"
        }) {
            assertThatThrownBy(() -> run(database.getConnection(), change)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void notEvenTheOwnerMayChangeIt() {
        for (String change :
                new String[] {"update history set action = 'x'", "delete from history", "truncate history"}) {
            assertThatThrownBy(() -> run(DriverManager.getConnection(url, owner, ownerPassword), change))
                    .hasMessageContaining("append-only");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
