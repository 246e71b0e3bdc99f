package fr.territoiresindustrie.project.award;

import fr.territoiresindustrie.kit.event.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to {@code payments.v1}. */
@ApplicationScoped
class PaymentConsumer {

    private final Inbox inbox;
    private final AwardService awards;

    PaymentConsumer(Inbox inbox, AwardService awards) {
        this.inbox = inbox;
        this.awards = awards;
    }

    @Incoming("payments")
    @Blocking
    void receive(ConsumerRecord<String, String> message) {
        inbox.receive("payments", message, awards::receivePayment);
    }
}
