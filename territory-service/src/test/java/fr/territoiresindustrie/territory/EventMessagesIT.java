package fr.territoiresindustrie.territory;

import fr.territoiresindustrie.kittest.AsyncApi;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.territory.change.ChangeFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the service really sends is what {@code contracts/asyncapi.yaml} describes. */
@QuarkusTest
@TestProfile(OwnRegistry.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class EventMessagesIT {

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void sendsMessagesAsDescribed() {
        database.awaitRegistry();
        String territory = "TI2-9307";
        ChangeFixture.send(
                        territory,
                        ChangeFixture.joining(
                                "2026-06-01", ChangeFixture.decision("93"), ChangeFixture.siren("200000628")))
                .statusCode(201);
        post(
                "/v1/territories/" + territory + "/tandem/terms",
                null,
                Map.of(
                        "seat", "INDUSTRIALIST",
                        "name", "Nom",
                        "function", "Dirigeante",
                        "organisation", "SAS",
                        "from", "2024-01-01"));
        Map<String, Object> content = Map.of(
                "title", "Contrat",
                "startsOn", "2024-01-01",
                "endsOn", "2027-12-31",
                "parties", List.of(party("STATE", "État", "1.00"), party("COMPANY", "SAS", "250000.5")));
        post("/v1/territories/" + territory + "/contract", null, content);
        String moves = "/v1/territories/" + territory + "/contract/transitions";
        post(moves, "\"0\"", Map.of("command", "SIGN", "on", "2024-02-01"));
        post(moves, "\"1\"", Map.of("command", "AMEND", "on", "2024-03-01", "subject", "Un", "amendment", content));
        post(moves, "\"2\"", Map.of("command", "END", "on", "2024-04-01", "reason", "Fini"));

        Set<String> types = new TreeSet<>();
        int[] checked = {0};
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "group.id", "event-messages", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("territories.v1"));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    checked[0]++;
                    // the created ones are alike: one in ten, and all of the others
                    if (!message.value().contains("territory.created.v1\"") || checked[0] % 10 == 0) {
                        AsyncApi.check(message.value());
                    }
                    types.add(message.value()
                            .replaceFirst("(?s).*\"type\":\"fr.territoires-industrie.([^\"]*).v1\".*", "$1"));
                });
                return types.size() == 6;
            });
        }
        assertThat(types)
                .containsExactlyElementsOf(AsyncApi.events().stream()
                        .filter(event -> event.startsWith("territory."))
                        .toList());
        assertThat(checked[0]).isGreaterThanOrEqualTo(337);
    }

    private static Map<String, Object> party(String kind, String name, String amount) {
        return Map.of("kind", kind, "name", name, "commitments", List.of(Map.of("text", "Financer", "amount", amount)));
    }

    private static void post(String path, String tag, Map<String, Object> body) {
        var request = given().auth()
                .oauth2(Tokens.delegation())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body);
        (tag == null ? request : request.header("If-Match", tag))
                .post(path)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }
}
