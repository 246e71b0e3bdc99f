package fr.territoiresindustrie.partner.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.partner.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedResourceIT {

    @Inject
    FeedService feed;

    @Inject
    FeedHead head;

    @Inject
    ObjectMapper json;

    @TestHTTPResource
    URI address;

    @Test
    void pagesByCursorAndAnswersTheSameAgain() {
        FeedReader reader = FeedReader.fromNow(null);
        String id = UUID.randomUUID().toString();
        for (int sequence = 1; sequence <= 5; sequence++) {
            append(Events.project(id, "project.edited", sequence, "TI2-8403", "84", "APPROVED"));
        }
        var first = reader.get("?limit=2&after=" + reader.cursor())
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("items", hasSize(2))
                .body("more", equalTo(true))
                .body("items[0].specversion", equalTo("1.0"))
                .body("items[0].datacontenttype", equalTo("application/json"))
                .body("items[0].data.reference", equalTo("TI2-8403-0001"));
        String cursor = first.extract().path("cursor");
        assertThat(first.extract().<String>path("items[1].cursor")).isEqualTo(cursor);
        assertThat(first.extract().header("Link")).contains(first.extract().<String>path("next"));
        reader.get("?limit=1000&after=" + cursor)
                .body("items.sequence", equalTo(List.of(3, 4, 5)))
                .body("more", equalTo(false));
    }

    @Test
    void filtersByTypeAndBeginning() {
        FeedReader reader = FeedReader.fromNow(null);
        String id = UUID.randomUUID().toString();
        append(Events.project(id, "project.approved", 1, "TI2-8403", "84", "APPROVED"));
        append(Events.project(id, "project.started", 2, "TI2-8403", "84", "IN_PROGRESS"));
        append(Events.event(UUID.randomUUID(), "envelope.opened", id, 1, "{\"code\": \"E\", \"owner\": \"etat\"}"));
        String after = "?after=" + reader.cursor() + "&types=";
        reader.get(after + "project.approved").body("items", hasSize(1));
        reader.get(after + "fr.territoires-industrie.project.approved.v1,project.started")
                .body("items", hasSize(2));
        reader.get(after + "project.*").body("items", hasSize(2));
        reader.get(after + "project.*,envelope.opened").body("items", hasSize(3));
        reader.get(after + "territory.*").body("items", hasSize(0)).body("more", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"types=%25", "types=project.%25", "types=,", "limit=0", "limit=1001", "limit=x", "types=project"
            })
    void refusesWhatItDoesNotUnderstand(String query) {
        FeedReader.fromNow(null).get("?" + query).statusCode(422).body("code", equalTo("INVALID_FIELDS"));
    }

    @Test
    void refusesCursorsOfElsewhereAndOfTheFuture() {
        FeedReader reader = FeedReader.fromNow(null);
        String feedName = head.now().feed();
        for (String cursor : List.of("x", "1", feedName + "-", feedName + "-zzzzzzzzzzzzz", feedName + "-zzzzzz")) {
            reader.get("?after=" + cursor).statusCode(400).body("code", equalTo("INVALID_CURSOR"));
        }
        reader.get("?after=00000000-1").statusCode(410).body("code", equalTo("EVENTS_EXPIRED"));
    }

    @RepeatedTest(10)
    void streamsWhatComesAndResumesWhereTheReaderWas() throws Exception {
        FeedReader reader = FeedReader.fromNow(null);
        String id = UUID.randomUUID().toString();
        append(Events.project(id, "project.submitted", 1, "TI2-8403", "84", "SUBMITTED"));
        append(Events.project(id, "project.approved", 2, "TI2-8403", "84", "APPROVED"));
        String last;
        try (Stream stream = Stream.open(address, null, reader.cursor(), "types=project.*")) {
            assertThat(stream.next()).contains("project.approved.v1");
            append(Events.project(id, "project.started", 3, "TI2-8403", "84", "IN_PROGRESS"));
            assertThat(stream.next()).contains("project.started.v1");
            last = stream.id;
        }
        append(Events.project(id, "project.suspended", 4, "TI2-8403", "84", "ON_HOLD"));
        try (Stream stream = Stream.open(address, Tokens.region("84"), last, "")) {
            assertThat(stream.next()).contains("project.suspended.v1");
        }
    }

    @Test
    void refusesAStreamFromACursorOfElsewhere() throws Exception {
        HttpResponse<String> refused = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve("/v1/events?after=x"))
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("INVALID_CURSOR");
    }

    @Test
    void admitsSoManyStreamsOfOneCaller() throws Exception {
        List<Stream> open = new ArrayList<>();
        String token = Tokens.operator("ademe");
        try {
            for (int i = 0; i < 10; i++) {
                Stream stream =
                        Stream.open(address, token, head.now().cursor(head.now().last()), "");
                assertThat(stream.status).isEqualTo(200);
                open.add(stream);
            }
            try (Stream oneMore =
                    Stream.open(address, token, head.now().cursor(head.now().last()), "")) {
                assertThat(oneMore.status).isEqualTo(503);
            }
        } finally {
            for (Stream stream : open) {
                stream.close();
            }
        }
    }

    private void append(String message) {
        try {
            feed.append(List.of(json.readValue(message, ReceivedEvent.class)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        head.advanced();
    }

    /** A reader of server-sent events. */
    private static final class Stream implements AutoCloseable {

        final int status;
        private final HttpClient client;
        private final InputStream body;
        private final BufferedReader lines;
        String id;

        private Stream(HttpClient client, HttpResponse<InputStream> answer) {
            this.client = client;
            this.status = answer.statusCode();
            this.body = answer.body();
            this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        static Stream open(URI address, String token, String lastEventId, String query) throws Exception {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/v1/events?" + query))
                    .timeout(Duration.ofSeconds(20))
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", lastEventId);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            return new Stream(client, client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        }

        /** The data of the next event. */
        String next() throws Exception {
            while (true) {
                String line = lines.readLine();
                if (line == null) {
                    throw new AssertionError("the stream ended");
                }
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                }
                if (line.startsWith("data:")) {
                    return line.substring(5);
                }
            }
        }

        @Override
        public void close() throws Exception {
            body.close();
            client.shutdownNow();
        }
    }
}
