package fr.territoiresindustrie.kit.version;

import fr.territoiresindustrie.kit.sample.Notes;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VersionIT {

    @Test
    void changeWithoutVersionIs428() {
        assertThat(rename(create(), null, "new").statusCode()).isEqualTo(428);
    }

    @Test
    void staleWeakAndWildcardTagsAre412() {
        String address = create();
        assertThat(rename(address, "\"0\"", "new").statusCode()).isEqualTo(200);
        for (String tag : new String[] {"\"0\"", "W/\"1\"", "*", "1", "\"abc\"", "\"99999999999999999999\""}) {
            Response refused = rename(address, tag, "newer");
            assertThat(refused.statusCode()).as(tag).isEqualTo(412);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("STALE_VERSION");
        }
    }

    @Test
    void ofTwoEditorsExactlyOneWins() throws Exception {
        String address = create();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 16)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> rename(address, "\"0\"", "editor " + i).statusCode())
                    .toList();
            int won = 0;
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isIn(200, 412);
                won += call.get() == 200 ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        given().get(address).then().header("ETag", "\"1\"");
    }

    @Test
    void anUnchangedResourceIs304() {
        String address = create();
        given().header("If-None-Match", "\"0\"")
                .get(address)
                .then()
                .statusCode(304)
                .body(equalTo(""));
        given().header("If-None-Match", "\"7\", \"0\"").get(address).then().statusCode(304);
        given().header("If-None-Match", "\"1\"").get(address).then().statusCode(200);
    }

    @Test
    void listsHaveADigestForATag() {
        String list = "/v1/notes?title=" + UUID.randomUUID();
        String tag = given().get(list).then().statusCode(200).extract().header("ETag");
        assertThat(tag).matches("\"[0-9a-f]{24}\"");
        given().header("If-None-Match", tag).get(list).then().statusCode(304);
    }

    /** Whoever wants to change something may ask for its tag alone. */
    @Test
    void headTellsTheSameAsGet() {
        for (String address : new String[] {create(), "/v1/notes?title=" + UUID.randomUUID()}) {
            Response get = given().get(address);
            Response head = given().head(address);
            assertThat(head.statusCode()).isEqualTo(200);
            for (String header : new String[] {"ETag", "Vary", "Cache-Control", "Content-Type"}) {
                assertThat(head.header(header)).as(header).isNotNull().isEqualTo(get.header(header));
            }
            given().header("If-None-Match", get.header("ETag"))
                    .head(address)
                    .then()
                    .statusCode(304);
        }
    }

    @Test
    void answersToCallersAreNotShared() {
        String address = create();
        given().auth().oauth2(Tokens.region("84")).get(address).then().header("Cache-Control", "private, no-cache");
        given().get(address)
                .then()
                .header("Cache-Control", "no-cache")
                .header("Vary", "Authorization, Accept, Accept-Language");
    }

    private static String create() {
        return Notes.create(Tokens.region("84"), UUID.randomUUID().toString(), "old")
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
    }

    private static Response rename(String address, String tag, String title) {
        var request = given().auth()
                .oauth2(Tokens.region("84"))
                .contentType("application/json")
                .body(Notes.json(title));
        return (tag == null ? request : request.header("If-Match", tag)).put(address);
    }
}
