package fr.territoiresindustrie.partner.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.event.OutboxConfig;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.partner.feed.FeedRepository.Entry;
import fr.territoiresindustrie.partner.feed.FeedRepository.Known;
import fr.territoiresindustrie.partner.feed.FeedRepository.Parked;
import fr.territoiresindustrie.partner.feed.FeedRepository.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes events in and gives them out. */
@ApplicationScoped
public class FeedService {

    private static final int PRUNED_AT_ONCE = 5_000;

    private final FeedRepository feed;
    private final FeedHead head;
    private final FeedConfig config;
    private final ObjectMapper json;
    private final Time time;
    private final String schemas;

    FeedService(
            FeedRepository feed, FeedHead head, FeedConfig config, ObjectMapper json, Time time, OutboxConfig outbox) {
        this.feed = feed;
        this.head = head;
        this.config = config;
        this.json = json;
        this.time = time;
        this.schemas = outbox.schemas().toString();
    }

    /**
     * Appends what arrived, each event once however often it arrives: all of it or nothing. An event older than the feed keeps is noted for
     * what it says about its aggregate, and not shown.
     */
    @Transactional
    void append(List<ReceivedEvent> events) {
        List<Entry> entries = new ArrayList<>();
        events.forEach(event -> take(event, entries));
        entries.removeIf(entry -> entry.occurredAt().isBefore(time.now().minus(config.retention())));
        if (!entries.isEmpty()) {
            feed.append(entries);
        }
    }

    private void take(ReceivedEvent event, List<Entry> entries) {
        String name = event.name();
        String kind = name.substring(0, Math.max(0, name.indexOf('.')));
        if (kind.isEmpty() || event.sequence() < 1 || event.time() == null || event.source() == null) {
            throw new IllegalArgumentException("not an event of an aggregate: " + event.type());
        }
        Optional<Known> known = feed.known(kind, event.subject());
        if (known.isPresent() && known.get().sequence() >= event.sequence()) {
            return;
        }
        Set<String> project = Set.of();
        if (Visibility.needsProject(kind)) {
            String id = event.data().path("projectId").asText();
            Optional<Known> its = feed.known("project", id);
            if (its.isEmpty()) {
                feed.park(new Parked(kind, event.subject(), event.sequence(), id, write(event)));
                return;
            }
            project = its.get().about();
        }
        Told told = Visibility.tell(
                kind, event.subject(), event.data(), known.map(Known::released).orElse(false), project);
        if (!feed.note(
                kind, event.subject(), new Known(event.sequence(), told.released(), told.audience(), told.about()))) {
            return;
        }
        Set<String> before = known.map(Known::audience).orElse(Set.of());
        entries.add(new Entry(
                event.id(),
                kind,
                event.subject(),
                event.sequence(),
                name,
                event.source(),
                event.time(),
                schemas + name + ".v1.schema.json",
                told.data().toString(),
                told.audience(),
                before.equals(told.audience()) ? Set.of() : before,
                told.about()));
        if (kind.equals("project")) {
            feed.unpark(event.subject()).forEach(message -> take(read(message), entries));
        }
    }

    /** What was asked for, and where the reading ended. */
    public record Stretch(List<Found> found, FeedHead.Mark head, long end) {

        /** The events alone. */
        public List<CloudEventView> events() {
            return found.stream().map(Found::event).toList();
        }

        /** Whether more follows. */
        public boolean more() {
            return end < head.last();
        }

        public String cursor() {
            return head.cursor(end);
        }
    }

    /** Reads on from a position, as far as the limit or the window reaches. */
    public Stretch read(long after, Collection<String> reader, TypeFilter types, Collection<String> about, int limit) {
        FeedHead.Mark mark = head.now();
        long end = Math.min(mark.last(), after + config.window());
        List<Found> found = feed.read(new Wanted(after, end, reader, types, about, limit), mark.feed());
        return new Stretch(
                found, mark, found.size() < limit ? end : found.getLast().position());
    }

    /** Forgets some of what is older than the feed keeps. Tells whether there may be more of it. */
    @Transactional
    boolean prune() {
        return feed.prune(time.now().minus(config.retention()), PRUNED_AT_ONCE) == PRUNED_AT_ONCE;
    }

    private String write(ReceivedEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is made of plain values", e);
        }
    }

    private ReceivedEvent read(String message) {
        try {
            return json.readValue(message, ReceivedEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("written by ourselves", e);
        }
    }
}
