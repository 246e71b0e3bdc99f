package fr.territoiresindustrie.partner.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.partner.feed.FeedService.Stretch;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** The feed as server-sent events: a virtual thread for each reader, which waits for more. */
@ApplicationScoped
class FeedStreams {

    private static final Logger LOG = Logger.getLogger(FeedStreams.class);
    private static final int AT_ONCE = 200;
    private static final int SLOWEST_READER_SECONDS = 30;
    private static final int PUBLIC_COUNTS_AS = 10;

    private final FeedService feed;
    private final FeedHead head;
    private final FeedConfig config;
    private final Callers callers;
    private final SecurityIdentity identity;
    private final ObjectMapper json;
    private final Time time;
    private final Semaphore open;
    private final Map<String, Integer> ofCaller = new ConcurrentHashMap<>();

    FeedStreams(
            FeedService feed,
            FeedHead head,
            FeedConfig config,
            Callers callers,
            SecurityIdentity identity,
            ObjectMapper json,
            Time time) {
        this.feed = feed;
        this.head = head;
        this.config = config;
        this.callers = callers;
        this.identity = identity;
        this.json = json;
        this.time = time;
        this.open = new Semaphore(config.streams());
    }

    /** A reader and where it stands. */
    private record Reader(String key, Set<String> audience, TypeFilter types, Instant end) {}

    /** Serves a stream to its end, on the request's own thread: the framework writes the head of the answer from there too. */
    void serve(long after, TypeFilter types, SseEventSink sink, Sse sse) {
        Caller caller = callers.current();
        Reader reader = new Reader(caller.client() + " " + caller.subject(), Audience.of(caller), types, end());
        admit(reader.key(), caller.isPublic() ? PUBLIC_COUNTS_AS : 1);
        try (sink) {
            run(reader, after, sink, sse);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException gone) {
            LOG.debugf("a reader of the feed left: %s", gone.getMessage());
        } catch (RuntimeException | JsonProcessingException failure) {
            LOG.warnf("a stream of the feed ends, its reader will come back: %s", failure.getMessage());
        } finally {
            leave(reader.key());
        }
    }

    private void run(Reader reader, long after, SseEventSink sink, Sse sse)
            throws InterruptedException, ExecutionException, TimeoutException, JsonProcessingException {
        long position = after;
        send(sink, sse.newEventBuilder().comment("bonjour").build());
        while (!sink.isClosed() && !head.isStopping() && time.now().isBefore(reader.end())) {
            Stretch stretch = feed.read(position, reader.audience(), reader.types(), List.of(), AT_ONCE);
            for (CloudEventView event : stretch.events()) {
                send(sink, event(event, sse));
            }
            position = stretch.end();
            if (!stretch.more() && !head.awaitBeyond(position, config.heartbeat())) {
                send(sink, alive(stretch.cursor(), sse));
            }
        }
    }

    private OutboundSseEvent event(CloudEventView event, Sse sse) throws JsonProcessingException {
        return sse.newEventBuilder()
                .id(event.cursor())
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, json.writeValueAsString(event))
                .build();
    }

    /** An id without data is no event for the reader's program, but it moves the reader's cursor on, past what it may not see. */
    private static OutboundSseEvent alive(String cursor, Sse sse) {
        return sse.newEventBuilder().id(cursor).comment("").build();
    }

    private static void send(SseEventSink sink, OutboundSseEvent event)
            throws InterruptedException, ExecutionException, TimeoutException {
        sink.send(event).toCompletableFuture().get(SLOWEST_READER_SECONDS, TimeUnit.SECONDS);
    }

    private Instant end() {
        Instant longest = time.now().plus(config.streamLife());
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            Instant expiry = Instant.ofEpochSecond(token.getExpirationTime());
            return expiry.isBefore(longest) ? expiry : longest;
        }
        return longest;
    }

    private void admit(String key, int weight) {
        if (!open.tryAcquire()) {
            throw tooMany();
        }
        int present = ofCaller.merge(key, 1, Integer::sum);
        if (present > config.streamsPerCaller() * weight) {
            leave(key);
            throw tooMany();
        }
    }

    private void leave(String key) {
        ofCaller.computeIfPresent(key, (caller, count) -> count > 1 ? count - 1 : null);
        open.release();
    }

    private static RuntimeException tooMany() {
        return FeedProblem.TOO_MANY_STREAMS
                .because(
                        "Trop de flux sont ouverts : fermez-en, ou lisez par pages.",
                        "Too many streams are open: close some, or read by pages.")
                .retryAfter((int) Duration.ofSeconds(10).toSeconds());
    }
}
