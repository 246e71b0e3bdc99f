package fr.territoiresindustrie.partner.feed;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** Reads the feed as a partner does, from where it was when this reader was made. */
final class FeedReader {

    private final String token;
    private String cursor;

    private FeedReader(String token, String cursor) {
        this.token = token;
        this.cursor = cursor;
    }

    /** From now on; a null token is the public. */
    static FeedReader fromNow(String token) {
        FeedReader reader = new FeedReader(token, "latest");
        reader.cursor = reader.get("?after=latest").extract().path("cursor");
        return reader;
    }

    ValidatableResponse get(String query) {
        var request = given();
        if (token != null) {
            request.auth().oauth2(token);
        }
        return request.get("/v1/events" + query).then();
    }

    String cursor() {
        return cursor;
    }

    /** All that follows, page by page. */
    List<Map<String, Object>> all(int limit) {
        List<Map<String, Object>> events = new ArrayList<>();
        String from = cursor;
        boolean more = true;
        while (more) {
            JsonPath page = get("?after=" + from + "&limit=" + limit)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            events.addAll(page.getList("items"));
            from = page.getString("cursor");
            more = page.getBoolean("more");
        }
        return events;
    }

    /** The types of all that follows about one subject, without the platform's prefix. */
    List<String> typesOf(String subject) {
        return all(1000).stream()
                .filter(event -> subject.equals(event.get("subject")))
                .map(event -> event.get("type").toString().replace("fr.territoires-industrie.", ""))
                .toList();
    }
}
