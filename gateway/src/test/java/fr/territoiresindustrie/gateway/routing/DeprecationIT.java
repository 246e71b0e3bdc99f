package fr.territoiresindustrie.gateway.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two versions of one operation side by side: the older one says until when it answers, and where the newer one is. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class DeprecationIT {

    private static final String CONTRACT = """
            paths:
              /v1/applications/{id}:
                get:
                  deprecated: true
                  x-deprecated-since: '2026-12-01'
                  x-sunset: '2027-07-01'
                  x-successor: /v1/applications/found
                put: {summary: stays}
              /v1/applications/found:
                get: {summary: the newer one}
              /v1/payments/{id}:
                get:
                  deprecated: true
                  x-deprecated-since: '2026-12-01'
                  x-sunset: '2027-12-31'
                  x-successor: /v1/payments/by-number/{number}
              /v1/payments/by-number/{number}:
                get: {summary: the newer one}
              /v1/applications/created:
                get: {summary: another}
            """;

    @Inject
    Client client;

    @Inject
    Deprecations deprecations;

    @BeforeEach
    void publish() throws Exception {
        assertThat(client.get("/openapi.json").statusCode()).isEqualTo(200); // the real one has been taken over by now
        deprecations.take(contract());
    }

    @AfterEach
    void forget() {
        deprecations.take(new YAMLMapper().createObjectNode());
    }

    @Test
    void bothAnswerAndOnlyTheOlderOneSaysThatItWillGo() {
        HttpResponse<String> older = client.get("/v1/applications/echo");
        HttpResponse<String> newer = client.get("/v1/applications/found");
        assertThat(older.statusCode()).isEqualTo(200);
        assertThat(newer.statusCode()).isEqualTo(200);
        assertThat(older.headers().allValues("deprecation")).containsExactly("@1796083200");
        assertThat(older.headers().allValues("sunset")).containsExactly("Thu, 01 Jul 2027 00:00:00 GMT");
        assertThat(older.headers().allValues("link"))
                .containsExactly(
                        "</docs/changelog>; rel=\"deprecation\"; type=\"text/html\"",
                        "</v1/applications/found>; rel=\"successor-version\"");
        isSilent(newer.headers());
    }

    /** What stands in the place of a parameter is not known here, and a link with braces is none. */
    @Test
    void aSuccessorWithParametersIsNamedByTheContractOnly() {
        HttpHeaders headers = client.get("/v1/payments/echo").headers();
        assertThat(headers.allValues("sunset")).containsExactly("Fri, 31 Dec 2027 00:00:00 GMT");
        assertThat(headers.allValues("link"))
                .containsExactly("</docs/changelog>; rel=\"deprecation\"; type=\"text/html\"");
        isSilent(client.get("/v1/payments/by-number/echo").headers());
    }

    @Test
    void refusalsAndHeadSayItToo() {
        HttpResponse<String> refused = client.as("nonsense", "/v1/applications/echo");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("sunset")).isPresent();
        assertThat(client.get("/v1/applications/echo/").headers().firstValue("sunset"))
                .isPresent();
        assertThat(client.send("HEAD", "/v1/applications/echo", BodyPublishers.noBody())
                        .headers()
                        .firstValue("deprecation"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/applications/created", "/v1/applications", "/v1/applications/a/echo", "/v1/regions/echo"})
    void otherPathsSayNothing(String path) {
        isSilent(client.get(path).headers());
    }

    @Test
    void anotherMethodOfThePathSaysNothing() {
        isSilent(client.send("PUT", "/v1/applications/echo", BodyPublishers.ofString("{}"))
                .headers());
    }

    @ParameterizedTest
    @CsvSource({
        "x-deprecated-since, '', without a day in x-deprecated-since",
        "x-sunset, soon, without a day in x-sunset",
        "x-sunset, 2027-05-31, less than 6 months",
        "x-successor, /v1/nowhere, no successor",
    })
    void aContractThatGivesNoTimeOrNoWayOutIsRefused(String extension, String value, String why) throws Exception {
        JsonNode contract = contract();
        ((ObjectNode) contract.at("/paths/~1v1~1applications~1{id}/get")).put(extension, value);
        assertThatThrownBy(() -> deprecations.take(contract)).hasMessageContaining(why);
    }

    private static void isSilent(HttpHeaders headers) {
        assertThat(headers.map()).doesNotContainKeys("deprecation", "sunset", "link");
    }

    private static JsonNode contract() throws JsonProcessingException {
        return new YAMLMapper().readTree(CONTRACT);
    }
}
