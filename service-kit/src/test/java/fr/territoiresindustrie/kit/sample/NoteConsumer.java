package fr.territoiresindustrie.kit.sample;

import fr.territoiresindustrie.kit.event.Inbox;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class NoteConsumer {

    private final Inbox inbox;
    private final EntityManager entities;

    NoteConsumer(Inbox inbox, EntityManager entities) {
        this.inbox = inbox;
        this.entities = entities;
    }

    @Incoming("notes-in")
    @Blocking
    void receive(ConsumerRecord<String, String> message) {
        inbox.receive("notes", message, this::keep);
    }

    private void keep(ReceivedEvent event) {
        if (event.subject().startsWith("poison")) {
            throw new IllegalArgumentException("this one can never be handled");
        }
        entities.createNativeQuery("insert into received_note (subject, sequence) values (:subject, :sequence)")
                .setParameter("subject", event.subject())
                .setParameter("sequence", event.sequence())
                .executeUpdate();
    }
}
