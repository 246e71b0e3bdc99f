package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.territoiresindustrie.gateway.peer.Client;
import fr.territoiresindustrie.gateway.peer.Peers;
import fr.territoiresindustrie.gateway.routing.Part;
import fr.territoiresindustrie.gateway.routing.RouteTable;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(Peers.class)
class ContractPagesIT {

    @Inject
    Client client;

    @Test
    void publishesTheCommittedContractsAsOne() throws IOException {
        HttpResponse<String> answer = client.get("/openapi.json");
        JsonNode document = new ObjectMapper().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.at("/servers/0/url").asText()).isEqualTo("http://localhost:8080");
        TreeSet<String> expected = new TreeSet<>();
        for (Part part : Part.values()) {
            Path committed = RepositoryFiles.root().resolve("contracts/openapi/" + part.contract() + ".yaml");
            if (Files.exists(committed)) {
                new YAMLMapper()
                        .readTree(committed.toFile())
                        .path("paths")
                        .fieldNames()
                        .forEachRemaining(expected::add);
            }
        }
        TreeSet<String> published = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(published::add);
        assertThat(published).isEqualTo(expected).allMatch(path -> RouteTable.partOf(path) != null);
        assertThat(new YAMLMapper().readTree(client.get("/openapi.yaml").body()))
                .isEqualTo(document);
    }

    @Test
    void tellsOfLimitsAtEveryOperation() throws IOException {
        JsonNode document =
                new ObjectMapper().readTree(client.get("/openapi.json").body());
        int operations = 0;
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                if (operation.has("operationId")) {
                    operations++;
                    assertThat(operation.at("/responses/429/$ref").asText())
                            .as(operation.path("operationId").asText())
                            .isEqualTo("#/components/responses/TooManyRequests");
                }
            }
        }
        assertThat(operations).isGreaterThan(100);
    }

    @Test
    void resolvesEveryReferenceOfThePublishedContract() throws IOException {
        String body = client.get("/openapi.json").body();
        JsonNode document = new ObjectMapper().readTree(body);
        Matcher references = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(body);
        while (references.find()) {
            assertThat(document.at(references.group(1)).isMissingNode())
                    .as(references.group(1))
                    .isFalse();
        }
    }

    @Test
    void publishesTheSameForToolsOfOpenApi30() throws IOException {
        HttpResponse<String> answer = client.get("/openapi-3.0.json");
        JsonNode document = new ObjectMapper().readTree(answer.body());
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/vnd.oai.openapi+json;version=3.0");
        assertThat(document.path("openapi").asText()).isEqualTo("3.0.3");
        assertThat(document.path("paths"))
                .hasSameSizeAs(new ObjectMapper()
                        .readTree(client.get("/openapi.json").body())
                        .path("paths"));
        assertThat(client.get("/docs/").body()).contains("href=\"/openapi-3.0.json\"");
    }

    @Test
    void letsBrowsersKeepTheDocument() {
        String tag = client.get("/openapi.json").headers().firstValue("etag").orElseThrow();
        assertThat(client.get("/openapi.json", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/",
                "/docs/index.html",
                "/docs/start.js",
                "/docs/swagger-ui.css",
                "/docs/swagger-ui-bundle.js",
                "/docs/oauth2-redirect.html",
                "/docs/oauth2-redirect.js",
                "/docs/favicon-32x32.png"
            })
    void servesThePagesAndTheirFilesItself(String path) {
        HttpResponse<String> answer = client.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("content-security-policy"))
                .singleElement()
                .asString()
                .contains(
                        "default-src 'none'",
                        "script-src 'self';",
                        "frame-ancestors 'none'",
                        "connect-src 'self' https://identity.test;");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void runsNoScriptThatIsNotAFileAndLoadsNothingFromElsewhere() {
        for (String page : new String[] {"/docs/", "/docs/oauth2-redirect.html"}) {
            String html = client.get(page).body();
            assertThat(html)
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContain("http://")
                    .doesNotContain("https://");
        }
        assertThat(client.get("/docs/start.js").body()).contains("clientId: \"portal\"");
    }

    @Test
    void leadsFromTheRootToThePages() {
        assertThat(client.get("/").headers().firstValue("location")).contains("/docs/");
        assertThat(client.get("/docs").headers().firstValue("location")).contains("/docs/");
    }

    @Test
    void takesNoOtherMethod() {
        HttpResponse<String> answer = client.send("POST", "/openapi.json", BodyPublishers.ofString("{}"));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
    }
}
