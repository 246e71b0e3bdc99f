package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.partner.webhook.QueueRepository.Due;
import fr.territoiresindustrie.partner.webhook.QueueService.Receiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What goes with a message: its id, the same at each attempt and in a replay; the time of this attempt by the machine's clock,
 * which receivers hold against theirs; the signatures. */
@ApplicationScoped
class MessageHeaders {

    private final Time time;

    MessageHeaders(Time time) {
        this.time = time;
    }

    Map<String, String> of(Due due, Receiver receiver) {
        String id = due.eventId().toString();
        long timestamp = time.ofTheMachine().getEpochSecond();
        return Map.of(
                "content-type",
                "application/cloudevents+json; charset=UTF-8",
                "user-agent",
                "Territoires-industrie-Webhooks/1",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                Signature.of(id, timestamp, due.body(), receiver.secrets()));
    }
}
