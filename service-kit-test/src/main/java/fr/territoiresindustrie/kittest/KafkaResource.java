package fr.territoiresindustrie.kittest;

import fr.territoiresindustrie.platform.server.KafkaServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker for the tests of a service, with the platform's topics; the relay runs. */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {

    /** The topics of the platform, one per aggregate. */
    public static final List<String> TOPICS = List.of(
            "territories.v1",
            "projects.v1",
            "envelopes.v1",
            "applications.v1",
            "payments.v1",
            "referrals.v1",
            "webhooks.v1",
            "limits.v1",
            "clients.v1");

    private @Nullable KafkaServer server;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        KafkaServer started = KafkaServer.start(PostgresResource.temporaryFolder("kafka"), 0);
        server = started;
        createTopics(started.bootstrapServers());
        return Map.of("kafka.bootstrap.servers", started.bootstrapServers(), "tdi.outbox.relay", "true");
    }

    /** Creates the topics, three partitions each so that order across partitions is nobody's assumption. */
    public static void createTopics(String brokers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(TOPICS.stream()
                            .flatMap(t ->
                                    List.of(new NewTopic(t, 3, (short) 1), new NewTopic(t + ".dead-letter", 1, (short)
                                                    1))
                                            .stream())
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("topics could not be created", e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
