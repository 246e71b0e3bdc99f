package fr.territoiresindustrie.project.territory;

import fr.territoiresindustrie.kit.event.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to {@code territories.v1}. */
@ApplicationScoped
class TerritoryConsumer {

    private final Inbox inbox;
    private final TerritoryService territories;

    TerritoryConsumer(Inbox inbox, TerritoryService territories) {
        this.inbox = inbox;
        this.territories = territories;
    }

    @Incoming("territories")
    @Blocking
    void receive(ConsumerRecord<String, String> message) {
        inbox.receive("territories", message, territories::receive);
    }
}
