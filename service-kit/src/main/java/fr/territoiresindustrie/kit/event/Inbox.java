package fr.territoiresindustrie.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Receives events so that each has its effect exactly once: the event's id and its effect are one transaction. While the database is away the
 * partition waits; a message that can never be handled is recorded, handed to the dead letters, and the partition goes on.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int TRIES = 3;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final DataSource database;
    private final ObjectReader reader;

    Inbox(DataSource database, ObjectMapper json) {
        this.database = database;
        this.reader = json.readerFor(ReceivedEvent.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Handles one message.
     *
     * @param consumer stable name of who receives, unique in the service
     * @param effect what the event changes; runs in the inbox's transaction, not at all for an event received before
     * @throws PoisonMessage when the message can never be handled: the channel sends it to {@code <topic>.dead-letter}
     */
    public void receive(String consumer, ConsumerRecord<String, String> message, Consumer<ReceivedEvent> effect) {
        int failures = 0;
        for (long pause = 100; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS)) {
            try {
                ReceivedEvent event = read(message);
                QuarkusTransaction.requiringNew().run(() -> {
                    if (isNew(consumer, event.id())) {
                        effect.accept(event);
                    }
                });
                return;
            } catch (JsonProcessingException | RuntimeException failure) {
                if (!isOutage(failure) && (failure instanceof JsonProcessingException || ++failures >= TRIES)) {
                    try {
                        throw bury(consumer, message, failure);
                    } catch (HibernateException notRecorded) {
                        LOG.warnf("%s cannot record a dead letter yet: %s", consumer, notRecorded.getMessage());
                    }
                }
                LOG.warnf(
                        "%s tries %s/%d@%d again: %s",
                        consumer, message.topic(), message.partition(), message.offset(), failure.getMessage());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            }
        }
    }

    private ReceivedEvent read(ConsumerRecord<String, String> message) throws JsonProcessingException {
        ReceivedEvent event = reader.readValue(message.value() == null ? "null" : message.value());
        if (event == null
                || event.id() == null
                || event.type() == null
                || event.subject() == null
                || event.data() == null) {
            throw new JsonProcessingException("not a CloudEvent of the platform") {};
        }
        return event;
    }

    private boolean isNew(String consumer, UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into inbox_event (consumer, id) values (?, ?) on conflict do nothing")) {
            statement.setString(1, consumer);
            statement.setObject(2, id);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new HibernateException("inbox could not be written", e);
        }
    }

    /** Whether the database is away, busy or refuses to write at all, so that the same message may go through later: anything but its data. */
    private static boolean isOutage(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || !(state.startsWith("22") || state.startsWith("23"));
            }
        }
        return false;
    }

    private PoisonMessage bury(String consumer, ConsumerRecord<String, String> message, Exception failure) {
        LOG.errorf(
                failure, "%s cannot handle %s/%d@%d", consumer, message.topic(), message.partition(), message.offset());
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement("""
                            insert into dead_letter (consumer, topic, kafka_partition, kafka_offset, message_key, payload, cause)
                            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
                statement.setString(1, consumer);
                statement.setString(2, message.topic());
                statement.setInt(3, message.partition());
                statement.setLong(4, message.offset());
                statement.setString(5, clean(message.key()));
                statement.setString(6, clean(message.value()));
                statement.setString(7, clean(failure.toString()));
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new HibernateException("dead letter could not be recorded", e);
            }
        });
        return new PoisonMessage(message.topic() + ": " + failure.getMessage());
    }

    /** PostgreSQL's text holds no NUL; a hostile message may. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    /** A message that can never be handled. */
    public static final class PoisonMessage extends RuntimeException {
        PoisonMessage(String cause) {
            super(cause);
        }
    }
}
