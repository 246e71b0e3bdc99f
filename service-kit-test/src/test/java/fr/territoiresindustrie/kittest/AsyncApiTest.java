package fr.territoiresindustrie.kittest;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AsyncApiTest {

    private static final String MESSAGE = """
            {"specversion": "1.0", "id": "019a0000-0000-7000-8000-000000000000", "source": "/territory-service",
             "type": "fr.territoires-industrie.territory.tandem-changed.v1", "subject": "TI2-8403", "time": "2026-11-22T10:00:00.123456Z",
             "datacontenttype": "application/json", "dataschema": "https://x.example/territory.tandem-changed.v1.schema.json", "sequence": 7,
             "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
             "data": {"code": "TI2-8403", "terms": [{"id": "019a0000-0000-7000-8000-000000000001", "seat": "INDUSTRIALIST",
               "organisation": "SAS", "organisationSiren": null, "from": "2024-01-01", "to": null}]}}""";

    /** {@code -Dcontracts.write} writes it again. */
    @Test
    void isTheDocumentThatTheSchemasMake() throws IOException {
        String document = AsyncApi.document();
        if (System.getProperty("contracts.write") != null) {
            Files.writeString(AsyncApi.committed(), document);
        }
        assertThat(Files.exists(AsyncApi.committed()) ? Files.readString(AsyncApi.committed()) : "")
                .as("contracts/asyncapi.yaml; write it again with -Dcontracts.write")
                .isEqualTo(document);
    }

    @Test
    void hasAChannelForEachTopicAndAnEventForEachSchema() {
        assertThat(AsyncApi.TOPICS.stream().map(AsyncApi.Topic::address).toList())
                .isEqualTo(KafkaResource.TOPICS);
        for (String event : AsyncApi.events()) {
            Map<String, Object> schema = AsyncApi.schema(event);
            assertThat(schema.get("title").toString()).isNotBlank();
            assertThat(schema.get("$id").toString()).endsWith("/contracts/events/" + event + ".v1.schema.json");
            assertThat(AsyncApi.topicOf(event)).isNotNull();
        }
    }

    @Test
    void findsEachEventInTheTableOfTheArchitecture() throws IOException {
        List<String> lines = Files.readAllLines(RepositoryFiles.root().resolve("docs/architecture.md"));
        for (String event : AsyncApi.events()) {
            String row = lines.stream()
                    .filter(line ->
                            line.startsWith("| `" + AsyncApi.topicOf(event).address() + "`"))
                    .findFirst()
                    .orElse("");
            assertThat(row.contains("`" + event + "`") || row.contains("`" + event.substring(event.indexOf('.')) + "`"))
                    .as("%s in the table of events: %s", event, row)
                    .isTrue();
        }
    }

    @Test
    void acceptsAMessageAsItIsSent() {
        AsyncApi.check(MESSAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/territory-service | /project-service",
                "tandem-changed.v1\" | painted-blue.v1\"",
                "\"sequence\": 7 | \"sequence\": 0",
                "\"specversion\": \"1.0\" | \"specversion\": \"0.3\"",
                "\"subject\": \"TI2-8403\", |",
                "INDUSTRIALIST | KING",
                "\"organisation\": \"SAS\" | \"organisation\": \"SAS\", \"mail\": \"a@b.example\"",
                "\"to\": null | \"to\": \"tomorrow\"",
            })
    void refusesAnythingElse(String part, String instead) {
        String message = MESSAGE.replace(part, instead == null ? "" : instead);
        assertThat(message).isNotEqualTo(MESSAGE);
        assertThat(AsyncApi.findings(message)).isNotEmpty();
    }
}
