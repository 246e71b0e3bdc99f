package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.Balance;
import fr.territoiresindustrie.funding.ledger.Journal;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.funding.ledger.PostedMovement;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.identity.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The movements of one transaction on envelopes that it holds, and the events that tell them. */
public final class Movements {

    private final Journal journal;
    private final Outbox outbox;
    private final AlertRepository reached;
    private final Map<UUID, Envelope> envelopes = new HashMap<>();
    private final List<Outbox.Event> events = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    Movements(Journal journal, Outbox outbox, AlertRepository reached, Collection<Envelope> envelopes) {
        this.journal = journal;
        this.reached = reached;
        this.outbox = outbox;
        envelopes.forEach(envelope -> this.envelopes.put(envelope.id(), envelope));
    }

    /** Holds one more: an envelope that was opened in this transaction. */
    public void began(Envelope envelope) {
        journal.began(envelope.id());
        envelopes.put(envelope.id(), envelope);
    }

    /** Takes a movement in; the ledger's refusals go through and change nothing. */
    public PostedMovement post(NewMovement movement, Caller caller) {
        return post(movement, caller, Outbox.traceparent());
    }

    /** The same, for a request that another thread received. */
    public PostedMovement post(NewMovement movement, Caller caller, @Nullable String traceparent) {
        Envelope envelope = Objects.requireNonNull(envelopes.get(movement.envelopeId()));
        Balance before = balance(envelope, movement.authority(), movement.year());
        PostedMovement posted = journal.post(movement, caller);
        events.add(new Outbox.Event(
                "envelopes",
                envelope.code(),
                EnvelopeEvent.type(movement.kind()),
                EnvelopeEvent.of(envelope.sheet(), posted),
                traceparent));
        for (Alert alert : Alert.between(envelope, before, posted)) {
            alerts.add(alert);
            events.add(new Outbox.Event(
                    "envelopes", envelope.code(), "envelope.threshold-reached", alert.event(), traceparent));
        }
        return posted;
    }

    /** What an envelope holds under a ceiling, with the movements taken in so far. */
    public Balance balance(Envelope envelope, Authority authority, int year) {
        return journal.balance(envelope.id(), authority, year);
    }

    /** Writes the movements, then their events. Last in the transaction. */
    public void write() {
        journal.write();
        alerts.forEach(reached::keep);
        outbox.appendAll(events);
    }
}
