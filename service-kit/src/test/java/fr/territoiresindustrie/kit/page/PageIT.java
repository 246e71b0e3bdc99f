package fr.territoiresindustrie.kit.page;

import fr.territoiresindustrie.kit.sample.Notes;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PageIT {

    @Test
    void walksTheWholeListWithoutHoleOrRepeatWhileRowsAreAdded() {
        String title = "page " + UUID.randomUUID().toString().substring(0, 8);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            made.add(create(title));
        }
        List<String> seen = new ArrayList<>();
        String next = "/v1/notes?limit=3&title=" + title;
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next.replace(" ", "%20"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.jsonPath().getList("items")).hasSizeLessThanOrEqualTo(3);
            seen.addAll(page.jsonPath().getList("items.id", String.class));
            next = page.jsonPath().getString("next");
            assertThat(page.header("Link"))
                    .isEqualTo(
                            (next == null ? "" : "<" + next + ">; rel=\"next\", ") + files("/v1/notes?title=" + title));
            if (seen.size() == 6) {
                made.add(create(title));
            }
        }
        assertThat(seen).containsExactlyElementsOf(made);
    }

    /** The files of the list under the same filters, whatever page is asked. */
    private static String files(String address) {
        return Stream.of("text/csv", "application/x-ndjson", "application/geo+json")
                .map(type -> "<" + address.replace(" ", "+") + ">; rel=\"alternate\"; type=\"" + type + "\"")
                .collect(Collectors.joining(", "));
    }

    @Test
    void countsTheWholeList() {
        String title = "count " + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 5; i++) {
            create(title);
        }
        given().queryParam("title", title)
                .queryParam("limit", 2)
                .get("/v1/notes")
                .then()
                .body("totalEstimate", equalTo(5))
                .body("items.size()", equalTo(2));
        given().queryParam("title", title)
                .get("/v1/notes")
                .then()
                .body("totalEstimate", equalTo(5))
                .body("next", equalTo(null));
    }

    @Test
    void refusesCursorsThatAreNotOfThisList() {
        String title = "cursor " + UUID.randomUUID().toString().substring(0, 8);
        create(title);
        create(title);
        String next = given().queryParam("title", title)
                .queryParam("limit", 1)
                .get("/v1/notes")
                .jsonPath()
                .getString("next");
        String cursor = next.replaceFirst(".*cursor=", "");
        for (String refused : new String[] {
            "nonsense", "!", cursor.substring(0, cursor.length() - 4), cursor + "AAAA", "AAAAAAAA////", "x".repeat(1999)
        }) {
            given().queryParam("title", title)
                    .queryParam("cursor", refused)
                    .get("/v1/notes")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_CURSOR"));
        }
        byte[] forged = java.util.Base64.getUrlDecoder().decode(cursor);
        forged[forged.length - 1] = 'z';
        given().queryParam("title", title)
                .queryParam(
                        "cursor",
                        java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(forged))
                .get("/v1/notes")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
        given().queryParam("title", "another")
                .queryParam("cursor", cursor)
                .get("/v1/notes")
                .then()
                .statusCode(400);
        given().queryParam("title", title)
                .queryParam("cursor", cursor)
                .get("/v1/notes")
                .then()
                .statusCode(200);
    }

    private static String create(String title) {
        return Notes.create(Tokens.region("84"), UUID.randomUUID().toString(), title)
                .jsonPath()
                .getString("id");
    }
}
