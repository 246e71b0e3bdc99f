package fr.territoiresindustrie.partner.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Hands a message that cannot be handled to the dead letters of its topic: of a batch, the channel could only hand over all or nothing. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final String brokers;

    DeadLetters(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.brokers = brokers;
    }

    /** Sends and waits. The message is recorded in the database already, so that a broker that refuses it stops nobody. */
    void send(ConsumerRecord<String, String> message, RuntimeException cause) {
        var letter = new ProducerRecord<>(message.topic() + ".dead-letter", message.key(), message.value());
        letter.headers()
                .add("dead-letter-reason", String.valueOf(cause.getMessage()).getBytes(StandardCharsets.UTF_8));
        letter.headers().add("dead-letter-topic", message.topic().getBytes(StandardCharsets.UTF_8));
        // Poison is rare: a producer of its own for each costs less than one that waits for it.
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(letter).get();
        } catch (ExecutionException | RuntimeException refused) {
            LOG.errorf("the dead letters of %s do not take a message: %s", message.topic(), refused.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
