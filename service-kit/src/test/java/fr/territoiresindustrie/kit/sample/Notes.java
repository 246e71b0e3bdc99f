package fr.territoiresindustrie.kit.sample;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import static io.restassured.RestAssured.given;

/** Notes made over HTTP, and a creation held open between its effect and its commit. */
public final class Notes {

    private Notes() {}

    public static String json(String title) {
        return "{\"title\":\"" + title + "\",\"amount\":\"12.50\"}";
    }

    public static Response create(String token, String key, String title) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(json(title))
                .post("/v1/notes");
    }

    public static int count(DataSource database, String title) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from note where title = ?")) {
            statement.setString(1, title);
            var row = statement.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    /** Holds the next creations of a note called {@code held}. */
    public static Held hold() {
        NoteService.entered = new CountDownLatch(1);
        NoteService.gate = new CountDownLatch(1);
        return new Held();
    }

    public static final class Held implements AutoCloseable {
        public void awaitEntered() throws InterruptedException {
            if (!NoteService.entered.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing was held");
            }
        }

        public void release() {
            NoteService.gate.countDown();
        }

        @Override
        public void close() {
            release();
        }
    }
}
