package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WebhookResourceIT {

    private static final String ADDRESS = "https://partenaire.example-site.fr/hook";

    @Inject
    DataSource database;

    @Test
    void belongsToItsOrganisationAlone() {
        WebhookApi owner = new WebhookApi(Tokens.operator("ademe"));
        WebhookApi rival = new WebhookApi(Tokens.operator("bpifrance"));
        String id = owner.create(ADDRESS, List.of())
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("ACTIVE"))
                .extract()
                .path("id");
        owner.request().get("/v1/webhooks").then().body("items.id", hasItem(id));
        rival.request().get("/v1/webhooks").then().body("items.id", not(hasItem(id)));
        for (String path :
                List.of("", "/secret", "/deliveries", "/transitions", "/history", "/deliveries/" + UUID.randomUUID())) {
            rival.get(id + path).then().statusCode(404);
        }
        rival.keyed()
                .header("If-Match", "\"0\"")
                .body(Map.of("command", "PAUSE"))
                .post("/v1/webhooks/" + id + "/transitions")
                .then()
                .statusCode(404);
        rival.keyed()
                .header("If-Match", "\"0\"")
                .body("{}")
                .post("/v1/webhooks/" + id + "/secrets")
                .then()
                .statusCode(404);
        rival.keyed()
                .body(Map.of("after", "latest"))
                .post("/v1/webhooks/" + id + "/replays")
                .then()
                .statusCode(404);
        rival.request().post("/v1/webhooks/" + id + "/tests").then().statusCode(404);
        rival.request()
                .header("If-Match", "\"0\"")
                .delete("/v1/webhooks/" + id)
                .then()
                .statusCode(404);
        new WebhookApi(null).request().get("/v1/webhooks").then().statusCode(401);
    }

    @Test
    void changesUnderItsVersionOnly() {
        WebhookApi owner = new WebhookApi(Tokens.region("84"));
        String id = owner.create(ADDRESS, List.of("project.*")).path("id");
        Map<String, Object> writing = Map.of("address", ADDRESS + "2", "about", List.of("region:84"));
        owner.request().body(writing).put("/v1/webhooks/" + id).then().statusCode(428);
        owner.request()
                .header("If-Match", "\"0\"")
                .body(writing)
                .put("/v1/webhooks/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("types", equalTo(List.of()))
                .body("about", equalTo(List.of("region:84")));
        owner.request()
                .header("If-Match", "\"0\"")
                .body(writing)
                .put("/v1/webhooks/" + id)
                .then()
                .statusCode(412);
        owner.request()
                .header("If-Match", "\"1\"")
                .delete("/v1/webhooks/" + id)
                .then()
                .statusCode(204);
        owner.get(id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://partenaire.example-site.fr/",
                "https://10.0.0.1/",
                "https://user@partenaire.example-site.fr/",
                "https://partenaire.example-site.fr:8080/",
                "https://partenaire/",
                "rien"
            })
    void refusesAddressesThatAreNotCalled(String address) {
        new WebhookApi(Tokens.operator("ademe"))
                .create(address, List.of())
                .then()
                .statusCode(422)
                .body("code", equalTo("WEBHOOK_ADDRESS_REFUSED"))
                .body("errors[0].pointer", equalTo("/address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"address\": null}",
                "{\"address\": \"https://a.example-site.fr/\", \"types\": [\"%\"]}",
                "{\"address\": \"https://a.example-site.fr/\", \"types\": [null]}",
                "{\"address\": \"https://a.example-site.fr/\", \"about\": [\"role:delegation\"]}",
                "{\"address\": \"https://a.example-site.fr/\", \"secret\": \"mine\"}",
                "{\"address\": \"https://a.example-site.fr/\", \"description\": \"<b>\\u0000\"}"
            })
    void refusesWhatIsNotAWebhook(String body) {
        new WebhookApi(Tokens.operator("ademe"))
                .request()
                .body(body)
                .post("/v1/webhooks")
                .then()
                .statusCode(422);
    }

    @Test
    void keepsSecretsEncryptedAndOutOfEveryOtherAnswer() throws SQLException {
        WebhookApi owner = new WebhookApi(Tokens.territory("TI2-8403"));
        var created = owner.keyed()
                .body(Map.of("address", ADDRESS))
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .extract();
        String id = created.path("id");
        String secret = owner.get(id + "/secret")
                .then()
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .path("secret");
        byte[] raw = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        assertThat(raw).hasSize(32);
        assertThat(created.asString() + owner.get(id).asString()).doesNotContain(secret);
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select secret from webhook where id = '" + id + "'")) {
            row.next();
            assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(raw, StandardCharsets.ISO_8859_1));
        }
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select count(*) from idempotency_key where body like '%whsec%'")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void givesAnOwnerTwentyAtMostAlsoAtOnce() throws Exception {
        WebhookApi owner = new WebhookApi(Tokens.operator("business-france"));
        List<Callable<Integer>> calls = java.util.Collections.nCopies(
                30, () -> owner.create(ADDRESS, List.of()).statusCode());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads.invokeAll(calls).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(20);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(10);
        }
    }
}
