package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.identity.Caller;
import java.time.Instant;
import java.util.UUID;

/** A movement with its place in the chain of its envelope, and what the accounts of its ceiling hold after it. */
public record PostedMovement(UUID id, NewMovement movement, Caller caller, Instant at, Head head, Holdings after) {

    static PostedMovement of(UUID id, NewMovement m, Caller caller, Head before, Holdings after, Instant now) {
        Instant at = before.next(now);
        Account from = m.kind().from(m.authority());
        Head head = before.with(
                before.number() + 1,
                at,
                id,
                m.envelopeId(),
                m.kind(),
                m.authority(),
                m.year(),
                m.amount().cents(),
                from + " -" + m.amount().cents() + "," + m.kind().to() + " "
                        + m.amount().cents(),
                at,
                m.effectiveOn(),
                caller.name(),
                m.reason(),
                m.reference(),
                m.applicationId(),
                m.pairId(),
                m.counterpartId(),
                m.sourceUrl());
        return new PostedMovement(id, m, caller, at, head, after);
    }

    /** Its place in the envelope's ledger, from 1. */
    public long number() {
        return head.number();
    }

    /** The hash that chains it to all before it, in hexadecimal. */
    public String hash() {
        return head.hash();
    }

    /** The balance that it leaves. */
    public Balance balance() {
        return Balance.of(movement.authority(), movement.year(), after);
    }
}
