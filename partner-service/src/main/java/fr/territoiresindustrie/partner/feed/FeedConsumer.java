package fr.territoiresindustrie.partner.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.territoiresindustrie.kit.event.Inbox;
import fr.territoiresindustrie.kit.event.Inbox.PoisonMessage;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Listens to every topic. What a poll brings is one transaction; when that fails, whatever the cause, each message goes its own way through
 * the inbox, which waits for the database and sets aside what can never be handled.
 */
@ApplicationScoped
class FeedConsumer {

    private static final Logger LOG = Logger.getLogger(FeedConsumer.class);
    private static final String NAME = "feed";

    private final Inbox inbox;
    private final FeedService feed;
    private final FeedHead head;
    private final DeadLetters deadLetters;
    private final ObjectReader reader;

    FeedConsumer(Inbox inbox, FeedService feed, FeedHead head, DeadLetters deadLetters, ObjectMapper json) {
        this.inbox = inbox;
        this.feed = feed;
        this.head = head;
        this.deadLetters = deadLetters;
        this.reader = json.readerFor(ReceivedEvent.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Incoming("feed")
    @Blocking
    void receive(ConsumerRecords<String, String> messages) {
        try {
            feed.append(read(messages));
        } catch (JsonProcessingException | RuntimeException failure) {
            LOG.warnf("%d messages are taken one by one: %s", messages.count(), failure.getMessage());
            messages.forEach(this::receiveAlone);
        }
        head.advanced();
    }

    private void receiveAlone(ConsumerRecord<String, String> message) {
        try {
            inbox.receive(NAME, message, event -> feed.append(List.of(event)));
        } catch (PoisonMessage poison) {
            deadLetters.send(message, poison);
        }
    }

    private List<ReceivedEvent> read(ConsumerRecords<String, String> messages) throws JsonProcessingException {
        List<ReceivedEvent> events = new ArrayList<>(messages.count());
        for (ConsumerRecord<String, String> message : messages) {
            events.add(reader.readValue(message.value() == null ? "null" : message.value()));
        }
        return events;
    }
}
