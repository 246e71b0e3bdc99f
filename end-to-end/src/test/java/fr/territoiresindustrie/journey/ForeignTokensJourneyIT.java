package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.platform.account.LocalAccounts;
import fr.territoiresindustrie.platform.launcher.Port;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static fr.territoiresindustrie.journey.RunningPlatform.anybody;
import static fr.territoiresindustrie.journey.RunningPlatform.platform;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Tokens that the same Keycloak signs, and that are not for this API: refused at the door, and at each service's own port. */
class ForeignTokensJourneyIT {

    private static final Map<Port, String> LISTS = Map.of(
            Port.TERRITORY, "/v1/territories",
            Port.PROJECT, "/v1/projects",
            Port.FUNDING, "/v1/envelopes",
            Port.PARTNER, "/v1/events");

    @Test
    void aTokenOfTheRealmOfAdministratorsIsRefusedEverywhere() {
        String token = issued(
                "master",
                "access_token",
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", LocalAccounts.PEOPLE_PASSWORD));
        assertThat(claims(token).getString("iss")).endsWith("/realms/master");
        assertThat(claims(token).getString("typ")).isEqualTo("Bearer");
        everywhere(token, 401);
    }

    @Test
    void anIdentityTokenOfOurRealmIsRefusedEverywhere() {
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials",
                "client_id", "observer",
                "client_secret", LocalAccounts.secret("observer"),
                "scope", "openid");
        String identity = issued(LocalAccounts.REALM, "id_token", form);
        assertThat(claims(identity).getString("iss"))
                .isEqualTo(platform().settings().issuer());
        assertThat(claims(identity).getString("typ")).isEqualTo("ID");
        everywhere(identity, 401);
        everywhere(issued(LocalAccounts.REALM, "access_token", form), 200);
    }

    private static void everywhere(String token, int status) {
        LISTS.forEach((port, list) -> {
            Response through = anybody().auth().oauth2(token).get(list);
            Response direct = given().baseUri(platform().settings().url(port))
                    .auth()
                    .oauth2(token)
                    .get(list);
            assertThat(through.statusCode()).as("gateway " + list).isEqualTo(status);
            assertThat(direct.statusCode()).as(port + " " + list).isEqualTo(status);
            if (status == 401) {
                through.then().body("code", equalTo("UNAUTHENTICATED"));
                direct.then().body("code", equalTo("UNAUTHENTICATED"));
            }
        });
    }

    private static String issued(String realm, String kind, Map<String, String> form) {
        return given().formParams(form)
                .post(platform().settings().url(Port.KEYCLOAK) + "/realms/" + realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path(kind);
    }

    private static JsonPath claims(String token) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }
}
