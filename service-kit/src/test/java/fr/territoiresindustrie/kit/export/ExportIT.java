package fr.territoiresindustrie.kit.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.sample.Notes;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExportIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI service;

    @Test
    void writesCsvThatReadsBackAsItWas() throws IOException {
        List<String> titles = List.of("a \"quoted\", one", "=1+1", "L'Haÿ;x");
        for (String title : titles) {
            create(title.replace("\"", "\\\""));
        }
        Response answer = given().accept("text/csv").get("/v1/notes");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8;header=present");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"notes.csv\"");
        assertThat(answer.header("Vary")).contains("Accept").contains("Authorization");
        assertThat(answer.asString()).startsWith("id,title,amount\r\n").endsWith("\r\n");
        List<String> read = new ArrayList<>();
        for (CSVRecord row : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(answer.asString()))) {
            assertThat(row.isConsistent()).isTrue();
            read.add(row.get("title"));
        }
        assertThat(read).contains(titles.get(0), "'=1+1", titles.get(2));
    }

    @Test
    void writesEachItemOnALineAsItStandsInTheList() throws IOException {
        String title = "l " + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            create(title);
        }
        JsonNode list = JSON.readTree(
                given().queryParam("title", title).get("/v1/notes").asString());
        Response answer = given().queryParam("title", title)
                .queryParam("limit", 1)
                .accept("application/x-ndjson")
                .get("/v1/notes");
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"notes.ndjson\"");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.asString().split("\n")) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).hasSize(3).containsExactlyElementsOf(list.get("items"));
    }

    @Test
    void writesFeaturesWithAPlaceWhereOneIsKnown() throws IOException {
        String title = "f " + UUID.randomUUID();
        create(title);
        create(title);
        Response answer = given().queryParam("title", title)
                .accept("application/geo+json")
                .get("/v1/notes");
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        JsonNode collection = JSON.readTree(answer.asString());
        assertThat(collection.get("type").asText()).isEqualTo("FeatureCollection");
        assertThat(collection.get("features")).hasSize(2);
        JsonNode first = collection.at("/features/0");
        assertThat(first.get("id")).isEqualTo(first.at("/properties/id"));
        assertThat(first.at("/geometry/coordinates/0").asDouble()).isEqualTo(2.5);
        assertThat(collection.at("/features/1/geometry").isNull()).isTrue();
    }

    @Test
    void writesAnEmptyListToo() {
        String nothing = "nothing " + UUID.randomUUID();
        assertThat(given().queryParam("title", nothing)
                        .accept("text/csv")
                        .get("/v1/notes")
                        .asString())
                .isEqualTo("id,title,amount\r\n");
        assertThat(given().queryParam("title", nothing)
                        .accept("application/x-ndjson")
                        .get("/v1/notes")
                        .asString())
                .isEmpty();
        assertThat(given().queryParam("title", nothing)
                        .accept("application/geo+json")
                        .get("/v1/notes")
                        .asString())
                .isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                                    | application/json",
                "application/json                                       | application/json",
                "text/csv;q=0.5, application/json                       | application/json",
                "text/csv, application/json;q=0.5                       | text/csv",
                "text/html, application/x-ndjson;q=0.9, */*;q=0.1       | application/x-ndjson",
                "application/geo+json                                   | application/geo+json",
            })
    void answersInTheFormatThatTheCallerLikesBest(String accept, String type) {
        given().queryParam("title", "none")
                .accept(accept)
                .get("/v1/notes")
                .then()
                .statusCode(200)
                .header(
                        "Content-Type",
                        type.equals("text/csv")
                                ? equalTo("text/csv;charset=UTF-8;header=present")
                                : org.hamcrest.Matchers.startsWith(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "image/png", "text/html"})
    void refusesFormatsThatItDoesNotWrite(String accept) {
        given().accept(accept)
                .get("/v1/notes")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_ACCEPTABLE"));
        given().accept("application/geo+json")
                .get("/v1/notes/numbered?count=1")
                .then()
                .statusCode(406);
    }

    @Test
    void refusesAWrongParameterWithAProblemEvenForAFile() {
        given().accept("text/csv")
                .queryParam("limit", "0")
                .get("/v1/notes")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    @Test
    void answersAProblemWhenTheFirstRowsFail() {
        given().accept("text/csv")
                .get("/v1/notes/numbered?count=10&failsAt=3")
                .then()
                .statusCode(500)
                .body("code", equalTo("INTERNAL_ERROR"))
                .contentType("application/problem+json")
                .header("Content-Disposition", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void cutsTheConnectionWhenItFailsHalfway(String accept) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/v1/notes/numbered?count=20000&failsAt=15000"))
                .header("Accept", accept)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    /** Measured from within: what the service holds while the file is on its way does not grow with the rows that have gone. */
    @Test
    void streamsAMillionRowsInConstantMemory() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/v1/notes/numbered?count=1000000"))
                .header("Accept", "text/csv")
                .build();
        long rows = -1;
        long early = 0;
        long late = 0;
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) {
                rows++;
                if (rows == 50_000) {
                    early = liveHeap();
                }
                if (rows == 950_000) {
                    late = liveHeap();
                }
            }
        }
        assertThat(rows).isEqualTo(1_000_000);
        assertThat(late - early).isLessThan(8L << 20);
    }

    @Test
    void refusesMoreExportsThanItCanHold() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                readers.add(reading("/v1/notes/numbered?count=200000"));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> given().accept("text/csv")
                                    .get("/v1/notes/numbered?count=1")
                                    .statusCode()
                            == 503);
            given().accept("text/csv")
                    .get("/v1/notes/numbered?count=1")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .contentType("application/problem+json")
                    .body("code", equalTo("SERVICE_UNAVAILABLE"));
            given().get("/v1/notes/numbered?count=1").then().statusCode(200);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> given().accept("text/csv")
                                    .get("/v1/notes/numbered?count=1")
                                    .statusCode()
                            == 200);
        }
    }

    /** A caller who asks and then does not read. */
    private Socket reading(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress(service.getHost(), service.getPort()));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: a\r\nAccept: text/csv\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void create(String title) {
        Notes.create(Tokens.region("84"), UUID.randomUUID().toString(), title)
                .then()
                .statusCode(201);
    }
}
