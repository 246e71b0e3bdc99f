package fr.territoiresindustrie.partner.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import fr.territoiresindustrie.kittest.KafkaResource;
import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.partner.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class FeedConsumerIT {

    @Inject
    FeedService feed;

    @Inject
    FeedHead head;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    Events events;

    @BeforeEach
    void connect() {
        events = new Events(brokers);
    }

    @AfterEach
    void disconnect() {
        events.close();
    }

    @Test
    void tellsEachReaderWhatItMaySeeInOrderAndOnce() {
        FeedReader everyone = FeedReader.fromNow(null);
        FeedReader territory = FeedReader.fromNow(Tokens.territory("TI2-8403"));
        FeedReader other = FeedReader.fromNow(Tokens.territory("TI2-9307"));
        FeedReader region = FeedReader.fromNow(Tokens.region("84"));
        FeedReader elsewhere = FeedReader.fromNow(Tokens.region("93"));
        FeedReader operator = FeedReader.fromNow(Tokens.operator("ademe"));
        FeedReader delegation = FeedReader.fromNow(Tokens.delegation());
        String id = UUID.randomUUID().toString();
        List<String> sent = List.of(
                Events.project(id, "project.created", 1, "TI2-8403", "84", "DRAFT"),
                Events.project(id, "project.submitted", 2, "TI2-8403", "84", "SUBMITTED"),
                Events.project(id, "project.approved", 3, "TI2-8403", "84", "APPROVED"),
                Events.project(id, "project.abandoned", 4, "TI2-8403", "84", "ABANDONED"));
        sent.forEach(message -> events.send("projects.v1", id, message));
        sent.forEach(message -> events.send("projects.v1", id, message));

        List<String> whole =
                List.of("project.created.v1", "project.submitted.v1", "project.approved.v1", "project.abandoned.v1");
        await().until(() -> territory.typesOf(id).size() == 4);
        assertThat(territory.typesOf(id)).isEqualTo(whole);
        assertThat(delegation.typesOf(id)).isEqualTo(whole);
        assertThat(region.typesOf(id)).isEqualTo(whole.subList(1, 4));
        assertThat(operator.typesOf(id)).isEqualTo(whole.subList(1, 4));
        List<String> outside = List.of("project.approved.v1", "project.removed.v1");
        assertThat(everyone.typesOf(id)).isEqualTo(outside);
        assertThat(other.typesOf(id)).isEqualTo(outside);
        assertThat(elsewhere.typesOf(id)).isEqualTo(outside);

        Map<String, Object> tombstone = everyone.all(1000).getLast();
        assertThat(tombstone).doesNotContainKeys("data", "dataschema").containsEntry("sequence", 4);
        assertThat(delegation.all(1000).toString()).contains("Atelier").doesNotContain("SECRET");
    }

    @Test
    void holdsAnApplicationBackUntilItsProjectIsKnown() {
        FeedReader operator = FeedReader.fromNow(Tokens.operator("ademe"));
        FeedReader rival = FeedReader.fromNow(Tokens.operator("bpifrance"));
        FeedReader region = FeedReader.fromNow(Tokens.region("84"));
        String project = UUID.randomUUID().toString();
        String id = UUID.randomUUID().toString();
        String marker = UUID.randomUUID().toString();
        events.send("applications.v1", id, Events.application(id, "application.created", 1, project, "ademe", "DRAFT"));
        events.send(
                "applications.v1",
                id,
                Events.application(id, "application.submitted", 2, project, "ademe", "SUBMITTED"));
        await().until(() -> count("select count(*) from feed_parked where subject = '" + id + "'") == 2);
        assertThat(operator.typesOf(id)).isEmpty();
        events.send(
                "projects.v1", project, Events.project(project, "project.approved", 1, "TI2-8403", "84", "APPROVED"));
        events.send("applications.v1", id, Events.application(id, "application.agreed", 3, project, "ademe", "AGREED"));
        events.send("projects.v1", marker, Events.project(marker, "project.approved", 1, "TI2-8403", "84", "APPROVED"));

        await().until(() ->
                rival.typesOf(id).size() == 1 && !rival.typesOf(marker).isEmpty());
        assertThat(operator.typesOf(id)).containsExactly("application.submitted.v1", "application.agreed.v1");
        assertThat(region.typesOf(id)).containsExactly("application.submitted.v1", "application.agreed.v1");
        assertThat(rival.typesOf(id)).containsExactly("application.agreed.v1");
    }

    @Test
    void goesOnAfterWhatCannotBeRead() {
        FeedReader reader = FeedReader.fromNow(null);
        long before = count("select count(*) from dead_letter");
        String id = UUID.randomUUID().toString();
        events.send("projects.v1", id, "not json at all");
        events.send("projects.v1", id, "null");
        events.send("projects.v1", id, Events.event(UUID.randomUUID(), "project.approved", id, 0, "{}"));
        events.send("projects.v1", id, Events.project(id, "project.approved", 1, "TI2-8403", "84", "APPROVED"));
        await().atMost(Duration.ofSeconds(30)).until(() -> reader.typesOf(id).size() == 1);
        assertThat(count("select count(*) from dead_letter")).isEqualTo(before + 3);
    }

    @Test
    void doesNotShowWhatIsOlderThanItKeepsButLearnsFromIt() throws Exception {
        String project = UUID.randomUUID().toString();
        String old = Instant.now().minus(Duration.ofDays(31)).toString();
        FeedReader region = FeedReader.fromNow(Tokens.region("84"));
        String id = UUID.randomUUID().toString();
        append(
                Events.event(
                        UUID.randomUUID(),
                        "project.approved",
                        project,
                        1,
                        old,
                        Events.projectData(project, "TI2-8403", "84", "APPROVED")),
                Events.application(id, "application.submitted", 1, project, "ademe", "SUBMITTED"));
        assertThat(region.typesOf(project)).isEmpty();
        assertThat(region.typesOf(id)).containsExactly("application.submitted.v1");
    }

    /** Many writers at once, and a reader that pages meanwhile: had a position come out before a lower one, the reader would miss it. */
    @Test
    void aReaderWhoPagesWhileManyWriteMissesNothing() throws Exception {
        FeedReader reader = FeedReader.fromNow(null);
        int writers = 6;
        int rounds = 40;
        AtomicBoolean writing = new AtomicBoolean(true);
        Map<String, Integer> seen = new HashMap<>();
        HashSet<String> ids = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reading = threads.submit(() -> {
                String from = reader.cursor();
                boolean more = true;
                while (writing.get() || more) {
                    var page = reader.get("?limit=7&types=project.*&after=" + from)
                            .statusCode(200)
                            .extract()
                            .jsonPath();
                    for (Map<String, Object> event : page.<Map<String, Object>>getList("items")) {
                        assertThat(ids.add(event.get("id").toString()))
                                .as("each once")
                                .isTrue();
                        String subject = event.get("subject").toString();
                        int sequence = (int) event.get("sequence");
                        assertThat(sequence).isEqualTo(seen.getOrDefault(subject, 0) + 1);
                        seen.put(subject, sequence);
                    }
                    from = page.getString("cursor");
                    more = page.getBoolean("more");
                }
            });
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String id = UUID.randomUUID().toString();
                all.add(threads.submit(() -> {
                    for (int sequence = 1; sequence <= rounds; sequence++) {
                        append(Events.project(id, "project.edited", sequence, "TI2-8403", "84", "APPROVED"));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            writing.set(false);
            reading.get();
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(writers);
        assertThat(seen.values().stream().filter(last -> last == rounds)).hasSize(writers);
    }

    @Test
    void forgetsAfterThirtyDaysAndSaysSo() throws Exception {
        FeedReader reader = FeedReader.fromNow(null);
        String id = UUID.randomUUID().toString();
        append(Events.project(id, "project.approved", 1, "TI2-8403", "84", "APPROVED"));
        append(Events.project(id, "project.edited", 2, "TI2-8403", "84", "APPROVED"));
        assertThat(reader.typesOf(id)).hasSize(2);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            // The application's role may not update an event: an old one is put in its place.
            statement.execute("""
                    with aged as (delete from feed_event where subject = '%s' and sequence = 1 returning *)
                    insert into feed_event select position, id, kind, subject, sequence, type, source,
                        occurred_at - interval '31 days', dataschema, data, audience, former, about from aged""".formatted(id));
            statement.execute(
                    "delete from feed_event where position < (select position from feed_event where subject = '%s'"
                                    .formatted(id)
                            + " and sequence = 1)");
        }
        while (feed.prune()) {
            // until nothing old is left
        }
        reader.get("?after=" + reader.cursor())
                .statusCode(410)
                .body("code", org.hamcrest.Matchers.equalTo("EVENTS_EXPIRED"));
        assertThat(count("select count(*) from feed_event where subject = '" + id + "'"))
                .isEqualTo(1);
        assertThat(head.now().pruned()).isPositive();
    }

    private void append(String... messages) throws Exception {
        List<ReceivedEvent> received = new ArrayList<>();
        for (String message : messages) {
            received.add(json.readValue(message, ReceivedEvent.class));
        }
        feed.append(received);
    }

    private long count(String query) {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
