package fr.territoiresindustrie.project.award;

import fr.territoiresindustrie.kit.event.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to {@code applications.v1}. */
@ApplicationScoped
class AwardConsumer {

    private final Inbox inbox;
    private final AwardService awards;

    AwardConsumer(Inbox inbox, AwardService awards) {
        this.inbox = inbox;
        this.awards = awards;
    }

    @Incoming("applications")
    @Blocking
    void receive(ConsumerRecord<String, String> message) {
        inbox.receive("awards", message, awards::receive);
    }
}
