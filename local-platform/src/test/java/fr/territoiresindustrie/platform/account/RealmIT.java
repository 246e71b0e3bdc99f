package fr.territoiresindustrie.platform.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.platform.server.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The realm as Keycloak itself understands it: tokens of machines and of people, and the doors that stay shut. */
class RealmIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALLBACK = "http://localhost:3000/callback";

    @TempDir
    static Path home;

    private static KeycloakServer keycloak;

    @BeforeAll
    static void start() {
        keycloak = KeycloakServer.start(
                home, 0, LocalAccounts.realmFile(), LocalAccounts.environment("http://localhost:8080"));
    }

    @AfterAll
    static void stop() {
        keycloak.stop();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            delegation,             delegation,     -,           -
            region-84,              region,         regions,     84
            region-93,              region,         regions,     93
            territory-ti2-8403,     territory,      territories, TI2-8403
            territory-ti2-9307,     territory,      territories, TI2-9307
            banque-des-territoires, operator,       operator,    banque-des-territoires
            ademe,                  operator,       operator,    ademe
            bpifrance,              operator,       operator,    bpifrance
            france-travail,         operator,       operator,    france-travail
            business-france,        operator,       operator,    business-france
            etat,                   operator,       operator,    etat
            observer,               observer,       -,           -
            platform-admin,         platform-admin, -,           -
            """)
    void givesMachinesAndPeopleTheSameRoleAndClaims(String name, String role, String claim, String value)
            throws Exception {
        for (var token : new String[] {machineToken(name), personToken(name + "-user")}) {
            assertThat(part(token, 0).path("alg").asText()).isEqualTo("RS256");
            var claims = part(token, 1);
            assertThat(claims.path("iss").asText()).isEqualTo(keycloak.issuer(LocalAccounts.REALM));
            assertThat(claims.path("aud").asText()).isEqualTo("territoires-industrie-api");
            assertThat(claims.path("typ").asText()).isEqualTo("Bearer");
            assertThat(claims.path("sub").asText()).isNotEmpty();
            assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                    .isEqualTo(300);
            assertThat(claims.path("realm_access").path("roles"))
                    .singleElement()
                    .extracting(JsonNode::asText)
                    .isEqualTo(role);
            for (var scope : new String[] {"regions", "territories", "operator"}) {
                assertThat(claims.has(scope)).as(scope).isEqualTo(scope.equals(claim));
            }
            if (claim != null) {
                assertThat(claims.path(claim).isArray()).isEqualTo(!claim.equals("operator"));
                assertThat(
                                claims.findValuesAsText(claim).isEmpty()
                                        ? ""
                                        : claims.path(claim).toString())
                        .contains("\"" + value + "\"");
            }
        }
    }

    @Test
    void refusesAWrongSecret() throws Exception {
        var answer = token(Map.of("grant_type", "client_credentials", "client_id", "ademe", "client_secret", "guess"));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesPasswordsOutsideTheBrowser() throws Exception {
        for (var client : new String[] {"portal", "admin-cli"}) {
            var answer = token(Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    client,
                    "username",
                    "ademe-user",
                    "password",
                    LocalAccounts.PEOPLE_PASSWORD));
            assertThat(answer.statusCode()).as(client).isBetween(400, 401);
        }
    }

    @Test
    void demandsPkceAndALocalAddressOfThePortal() throws Exception {
        assertThat(redirectOf(authorization(CALLBACK, Map.of()))).contains("error=invalid_request");
        assertThat(authorization("https://elsewhere.example/callback", Pkce.challenge())
                        .statusCode())
                .isEqualTo(400);
        assertThat(authorization("http://localhost:3000@elsewhere.example/", Pkce.challenge())
                        .statusCode())
                .isEqualTo(400);
    }

    private static String machineToken(String client) throws Exception {
        var answer = token(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_secret",
                LocalAccounts.secret(client)));
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    /** What a browser does: the login page, the form, and the code exchanged for a token. */
    private static String personToken(String user) throws Exception {
        var page = authorization(CALLBACK, Pkce.challenge());
        var cookies = page.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        var form = page.body().replaceAll("(?s).*<form id=\"kc-form-login\"[^>]*action=\"([^\"]*)\".*", "$1");
        var login = HttpRequest.newBuilder(URI.create(form.replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies)
                .POST(BodyPublishers.ofString(
                        encode(Map.of("username", user, "password", LocalAccounts.PEOPLE_PASSWORD))))
                .build();
        var code = redirectOf(send(login)).replaceAll(".*[?&]code=([^&]*).*", "$1");
        var answer = token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "portal",
                "redirect_uri",
                CALLBACK,
                "code",
                code,
                "code_verifier",
                Pkce.VERIFIER));
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private static HttpResponse<String> authorization(String callback, Map<String, String> pkce) throws Exception {
        var query = encode(
                Map.of("response_type", "code", "client_id", "portal", "scope", "openid", "redirect_uri", callback));
        var address =
                keycloak.issuer(LocalAccounts.REALM) + "/protocol/openid-connect/auth?" + query + "&" + encode(pkce);
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private static HttpResponse<String> token(Map<String, String> form) throws Exception {
        var address = keycloak.issuer(LocalAccounts.REALM) + "/protocol/openid-connect/token";
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static String redirectOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    private static JsonNode part(String token, int index) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The example of RFC 7636, appendix B. */
    private static final class Pkce {
        static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

        static Map<String, String> challenge() {
            return Map.of(
                    "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method", "S256");
        }
    }
}
