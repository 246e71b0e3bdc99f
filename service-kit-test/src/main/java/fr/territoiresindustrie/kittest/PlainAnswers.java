package fr.territoiresindustrie.kittest;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Asks every read of a contract that needs nothing in its path: who says nothing of the form, or takes any, gets JSON where there is JSON;
 * each file that an answer links to is there in the form that the link promises.
 */
public final class PlainAnswers {

    private static final Pattern ALTERNATE = Pattern.compile("<([^>]+)>; rel=\"alternate\"; type=\"([^\"]+)\"");

    private PlainAnswers() {}

    /** Asks them all with a token; gives the paths that answered 200, so that a test may see that it asked for something. */
    public static List<String> check(String contract, String token) {
        List<String> answered = new ArrayList<>();
        new YAMLMapper().readTree(contract).get("paths").properties().forEach(path -> {
            if (path.getValue().has("get") && path.getKey().indexOf('{') < 0) {
                JsonNode forms = path.getValue().at("/get/responses/200/content");
                if (forms.has("application/json") && answers(path.getKey(), token)) {
                    answered.add(path.getKey());
                }
            }
        });
        return answered;
    }

    private static boolean answers(String path, String token) {
        Response plain = RestAssured.given().auth().oauth2(token).accept("*/*").get(path);
        Assertions.assertThat(plain.contentType()).as(path).matches("application/([a-z.+]+\\+)?json.*");
        Response browser = RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                .get(path);
        Assertions.assertThat(browser.contentType()).as(path).isEqualTo(plain.contentType());
        if (plain.statusCode() != 200) {
            return false;
        }
        Matcher link = ALTERNATE.matcher(plain.header("Link") == null ? "" : plain.header("Link"));
        while (link.find()) {
            Response file = RestAssured.given()
                    .urlEncodingEnabled(false)
                    .auth()
                    .oauth2(token)
                    .accept(link.group(2))
                    .get(link.group(1));
            Assertions.assertThat(file.statusCode()).as(link.group()).isEqualTo(200);
            Assertions.assertThat(file.contentType()).as(link.group()).startsWith(link.group(2));
        }
        return true;
    }
}
