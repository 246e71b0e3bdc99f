package fr.territoiresindustrie.kit.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps one relay running for as long as the service runs, through outages of the database and the broker. */
@ApplicationScoped
class OutboxRelayService {

    private static final Logger LOG = Logger.getLogger(OutboxRelayService.class);

    private final OutboxConfig config;
    private final ObjectMapper json;
    private final String service;
    private final String url;
    private final String user;
    private final String password;
    private final String brokers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    OutboxRelayService(
            OutboxConfig config,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.config = config;
        this.json = json;
        this.service = service;
        this.url = url;
        this.user = user;
        this.password = password;
        this.brokers = brokers;
    }

    void start(@Observes StartupEvent started) {
        if (config.relay()) {
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    Producer<String, String> producer = new KafkaProducer<>(producerSettings(brokers))) {
                relay(connection, producer);
            } catch (SQLException outage) {
                LOG.warnf("outbox relay waits for the database: %s", outage.getMessage());
            } catch (InterruptedException | InterruptException stop) {
                return;
            } catch (RuntimeException unexpected) {
                LOG.error("outbox relay starts again", unexpected);
            }
            try {
                if (stopping.await(1, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void relay(Connection connection, Producer<String, String> producer)
            throws SQLException, InterruptedException {
        OutboxRelay relay = new OutboxRelay(
                connection,
                producer,
                row -> CloudEvents.write(row, service, config.schemas().toString(), json),
                config.batch());
        try {
            while (stopping.getCount() > 0) {
                relay.work(config.sweep());
            }
        } finally {
            // The interruption that ends this thread must not reach the producer, which still has to say goodbye.
            Thread.interrupted();
            producer.close(Duration.ofSeconds(2));
        }
    }

    /**
     * A producer that never gives up on an event and never lets a later one of the same key overtake it: idempotent, acknowledged by all
     * replicas, retried without end.
     */
    static Map<String, Object> producerSettings(String brokers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                8L * 1024 * 1024,
                ProducerConfig.LINGER_MS_CONFIG,
                0);
    }
}
