package fr.territoiresindustrie.partner.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Clients as the real Keycloak understands them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KeycloakResource.class)
class ClientRealmIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void givesAMachineItsRoleAndClaimsAndNothingElse() throws Exception {
        String id = ClientApi.freshId();
        ClientApi.create(id, ClientApi.region(), "SECRET")
                .then()
                .statusCode(201)
                .body("pending", equalTo(false))
                .body("secretAt", equalTo(null));
        JsonNode claims = claims(token(id, ClientApi.secret(id)));
        assertThat(claims.path("azp").asText()).isEqualTo(id);
        assertThat(claims.path("preferred_username").asText()).isEqualTo("service-account-" + id);
        assertThat(claims.path("aud").asText()).isEqualTo("territoires-industrie-api");
        assertThat(claims.path("typ").asText()).isEqualTo("Bearer");
        assertThat(claims.path("realm_access").path("roles").toString()).isEqualTo("[\"region\"]");
        assertThat(claims.path("regions").toString()).isEqualTo("[\"84\",\"93\"]");
        assertThat(claims.has("operator")).isFalse();
        assertThat(claims.has("territories")).isFalse();
        assertThat(claims.has("resource_access")).isFalse();
    }

    @Test
    void bringsAChangeToTheRealm() throws Exception {
        String id = ClientApi.freshId();
        ClientApi.create(id, ClientApi.region(), "SECRET").then().statusCode(201);
        String secret = ClientApi.secret(id);
        ClientApi.at(id)
                .body(Map.of("name", "SI", "roles", List.of("OPERATOR"), "operator", "ademe"))
                .put("/v1/clients/" + id)
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode claims = claims(token(id, secret));
            assertThat(claims.path("realm_access").path("roles").toString()).isEqualTo("[\"operator\"]");
            assertThat(claims.path("operator").asText()).isEqualTo("ademe");
            assertThat(claims.has("regions")).isFalse();
        });
    }

    @Test
    void replacesASecret() {
        String id = ClientApi.freshId();
        ClientApi.create(id, ClientApi.region(), "SECRET").then().statusCode(201);
        String first = ClientApi.secret(id);
        String tag = ClientApi.get(id).header("ETag");
        String second = ClientApi.secret(id);
        assertThat(second).isNotEqualTo(first);
        ask(id, first).then().statusCode(401);
        ask(id, second).then().statusCode(200);
        // The same request again makes no third one.
        ClientApi.admin()
                .header("If-Match", tag)
                .put("/v1/clients/" + id + "/secret")
                .then()
                .statusCode(412);
        ask(id, second).then().statusCode(200);
    }

    @Test
    void stopsAndResumesItsTokens() {
        String id = ClientApi.freshId();
        ClientApi.create(id, ClientApi.region(), "SECRET").then().statusCode(201);
        String secret = ClientApi.secret(id);
        ClientApi.run(id, "SUSPEND").then().statusCode(200).body("state", equalTo("SUSPENDED"));
        await().atMost(Duration.ofSeconds(30)).until(() -> ask(id, secret).statusCode() == 401);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Boolean.FALSE.equals(ClientApi.get(id).path("pending")));
        ClientApi.run(id, "RESUME").then().statusCode(200).body("state", equalTo("ACTIVE"));
        await().atMost(Duration.ofSeconds(30)).until(() -> ask(id, secret).statusCode() == 200);
        ClientApi.at(id).delete("/v1/clients/" + id).then().statusCode(204);
        ClientApi.get(id).then().statusCode(404);
        await().atMost(Duration.ofSeconds(30)).until(() -> ask(id, secret).statusCode() == 401);
    }

    @Test
    void takesSignaturesOfEachRegisteredKey() throws Exception {
        String id = ClientApi.freshId();
        RsaJsonWebKey present = key("one");
        RsaJsonWebKey next = key("two");
        Map<String, Object> writing = ClientApi.region();
        writing.put("keys", Map.of("keys", List.of(publicHalf(present))));
        ClientApi.create(id, writing, "PRIVATE_KEY_JWT").then().statusCode(201);
        assertThat(claims(sign(id, present).then().statusCode(200).extract().path("access_token"))
                        .path("azp")
                        .asText())
                .isEqualTo(id);
        assertThat(sign(id, next).statusCode()).isIn(400, 401);
        writing.put("keys", Map.of("keys", List.of(publicHalf(present), publicHalf(next))));
        ClientApi.at(id).body(writing).put("/v1/clients/" + id).then().statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> sign(id, next).statusCode() == 200);
        sign(id, present).then().statusCode(200);
        ClientApi.at(id)
                .put("/v1/clients/" + id + "/secret")
                .then()
                .statusCode(409)
                .body("code", equalTo("CLIENT_HAS_NO_SECRET"));
    }

    @Test
    void leavesTheRealmsOwnClientsAlone() {
        for (String id : List.of("ademe", "platform-admin", "portal", "realm-management", "partner-service")) {
            ClientApi.create(id, ClientApi.region(), "SECRET")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("CLIENT_EXISTS"));
        }
        ask("ademe", "ademe-local").then().statusCode(200);
    }

    @Test
    void hasNoRightButOverClients() {
        String token = ask("partner-service", "partner-service-local")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        String admin = realm().replaceFirst("/realms/", "/admin/realms/");
        given().auth()
                .oauth2(token)
                .get(admin + "/clients?clientId=ademe")
                .then()
                .statusCode(200);
        for (String path : List.of("/users", "/events", "/components")) {
            given().auth().oauth2(token).get(admin + path).then().statusCode(403);
        }
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("accessTokenLifespan", 86_400))
                .put(admin)
                .then()
                .statusCode(403);
    }

    private static Response ask(String id, String secret) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", id)
                .formParam("client_secret", secret)
                .post(realm() + "/protocol/openid-connect/token");
    }

    private static Response sign(String id, RsaJsonWebKey key) {
        String assertion = Jwt.claims()
                .issuer(id)
                .subject(id)
                .audience(realm())
                .issuedAt(Instant.now())
                .expiresIn(Duration.ofMinutes(1))
                .claim("jti", UUID.randomUUID().toString())
                .jws()
                .keyId(key.getKeyId())
                .sign(key.getPrivateKey());
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", id)
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", assertion)
                .post(realm() + "/protocol/openid-connect/token");
    }

    private static String token(String id, String secret) {
        return ask(id, secret).then().statusCode(200).extract().path("access_token");
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static RsaJsonWebKey key(String id) throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2_048);
        key.setKeyId(id);
        key.setUse("sig");
        key.setAlgorithm("RS256");
        return key;
    }

    private static Map<String, Object> publicHalf(RsaJsonWebKey key) {
        return key.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    private static String realm() {
        return ConfigProvider.getConfig().getValue("tdi.realm.url", String.class);
    }
}
