package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.partner.Events;
import fr.territoiresindustrie.partner.TestClock;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Where deliveries are watched: receivers, webhooks of one operator, and events that a broker brings. */
abstract class DeliveryScene {

    @Inject
    TestClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final List<Receiver> receivers = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    final WebhookApi ademe = new WebhookApi(Tokens.operator("ademe"));
    Events events;

    @BeforeEach
    void connect() {
        events = new Events(brokers);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        events.close();
        receivers.forEach(Receiver::close);
        for (String id : made) {
            ademe.request()
                    .header("If-Match", ademe.get(id).header("ETag"))
                    .delete("/v1/webhooks/" + id)
                    .then()
                    .statusCode(204);
        }
    }

    final Receiver receiver() {
        Receiver receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    final String webhook(Receiver receiver) {
        String id = ademe.made(receiver);
        made.add(id);
        return id;
    }

    /** A new project with so many events, all public. */
    final String tell(int count) {
        String id = UUID.randomUUID().toString();
        for (int sequence = 1; sequence <= count; sequence++) {
            send(id, sequence);
        }
        return id;
    }

    final void send(String project, int sequence) {
        events.send(
                "projects.v1",
                project,
                Events.project(project, "project.edited", sequence, "TI2-8403", "84", "APPROVED"));
    }

    /** The sequences that arrived of a project, in the order of arrival. */
    static List<Long> taken(Receiver receiver, String project) {
        return receiver.messages.stream()
                .filter(message -> message.body().contains("\"subject\":\"" + project))
                .map(message -> Long.valueOf(message.body().replaceAll(".*\"sequence\":([0-9]+).*", "$1")))
                .toList();
    }
}
