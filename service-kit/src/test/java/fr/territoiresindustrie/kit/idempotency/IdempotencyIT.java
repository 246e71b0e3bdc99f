package fr.territoiresindustrie.kit.idempotency;

import fr.territoiresindustrie.kit.sample.Notes;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdempotencyIT {

    @Inject
    DataSource database;

    @Test
    void demandsAKeyWhereStateMoves() {
        given().auth()
                .oauth2(Tokens.region("84"))
                .contentType("application/json")
                .body(Notes.json("no key"))
                .post("/v1/notes")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
    }

    @Test
    void givesTheFirstAnswerAgain() throws Exception {
        String key = UUID.randomUUID().toString();
        String title = "once " + key.substring(0, 8);
        Response first = Notes.create(Tokens.region("84"), key, title);
        Response second = Notes.create(Tokens.region("84"), key, title);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(Notes.count(database, title)).isEqualTo(1);
    }

    @Test
    void refusesTheSameKeyWithAnotherBody() {
        String key = UUID.randomUUID().toString();
        Notes.create(Tokens.region("84"), key, "first");
        assertThat(Notes.create(Tokens.region("84"), key, "second").jsonPath().getString("code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    /** A file has no fields to compare: its bytes say whether it is the same request. */
    @Test
    void refusesTheSameKeyWithAnotherFile() throws Exception {
        String key = UUID.randomUUID().toString();
        String first = "archive " + key.substring(0, 8);
        Response created = upload(key, first);
        assertThat(created.statusCode()).isEqualTo(201);
        Response other = upload(key, first.replace("archive", "archivf"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        Response again = upload(key, first);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(created.asString());
        assertThat(Notes.count(database, first)).isEqualTo(1);
    }

    private static Response upload(String key, String content) {
        return given().auth()
                .oauth2(Tokens.region("84"))
                .contentType("application/zip")
                .header("Idempotency-Key", key)
                .body(content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/notes/uploads");
    }

    @Test
    void keysBelongToTheirCaller() {
        String key = UUID.randomUUID().toString();
        Response mine = Notes.create(Tokens.region("84"), key, "mine");
        Response yours = Notes.create(Tokens.region("93"), key, "yours");
        assertThat(yours.statusCode()).isEqualTo(201);
        assertThat(yours.jsonPath().getString("id"))
                .isNotEqualTo(mine.jsonPath().getString("id"));
    }

    @Test
    void refusalsAreNotStored() {
        String key = UUID.randomUUID().toString();
        assertThat(Notes.create(Tokens.region("84"), key, "explodes").statusCode())
                .isEqualTo(500);
        assertThat(Notes.create(Tokens.region("84"), key, "explodes no more").statusCode())
                .isEqualTo(201);
    }

    @Test
    void anEffectThatFailsLeavesNothing() throws Exception {
        Notes.create(Tokens.region("84"), UUID.randomUUID().toString(), "explodes");
        assertThat(Notes.count(database, "explodes")).isZero();
    }

    @Test
    void saysThatTheFirstIsStillRunning() throws Exception {
        String key = UUID.randomUUID().toString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Notes.Held held = Notes.hold()) {
            var first = threads.submit(() -> Notes.create(Tokens.region("84"), key, "held"));
            held.awaitEntered();
            Response second = Notes.create(Tokens.region("84"), key, "held");
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.jsonPath().getString("code")).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
            assertThat(second.header("Retry-After")).isEqualTo("1");
            held.release();
            assertThat(first.get().statusCode()).isEqualTo(201);
            assertThat(Notes.create(Tokens.region("84"), key, "held").header("Idempotency-Replayed"))
                    .isEqualTo("true");
        }
    }

    @Test
    void thirtyTwoCallsAtOnceHaveOneEffect() throws Exception {
        String key = UUID.randomUUID().toString();
        String title = "race " + key.substring(0, 8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Response>> calls = Stream.generate(
                            () -> (Callable<Response>) () -> Notes.create(Tokens.region("84"), key, title))
                    .limit(32)
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get().statusCode()).isIn(201, 409);
            }
        }
        assertThat(Notes.count(database, title)).isEqualTo(1);
    }

    @Test
    void anEffectThatCannotCommitLeavesNoKey() throws Exception {
        String key = UUID.randomUUID().toString();
        String title = "refused at commit " + key.substring(0, 8);
        assertThat(Notes.create(Tokens.region("84"), key, title).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(Notes.count(database, title)).isZero();
        assertThat(kept(key)).isZero();
        assertThat(Notes.create(Tokens.region("84"), key, "accepted").statusCode())
                .isEqualTo(201);
        assertThat(kept(key)).isEqualTo(1);
    }

    @Test
    void aKeyThatCannotBeKeptLeavesNoEffect() throws Exception {
        String key = "refused-" + UUID.randomUUID();
        String title = "no key " + key.substring(8, 16);
        assertThat(Notes.create(Tokens.region("84"), key, title).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(kept(key)).isZero();
        assertThat(Notes.count(database, title)).isZero();
    }

    private int kept(String key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from idempotency_key where key = ?")) {
            statement.setString(1, key);
            var row = statement.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }
}
