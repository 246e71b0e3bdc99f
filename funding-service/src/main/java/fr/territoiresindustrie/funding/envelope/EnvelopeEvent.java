package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.kit.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the others are told of a movement. */
record EnvelopeEvent(
        String code,
        String fundingSource,
        String owner,
        UUID movementId,
        MovementKind kind,
        Authority authority,
        @Nullable Integer year,
        Money amount,
        @Nullable UUID applicationId) {

    static EnvelopeEvent of(EnvelopeView.Sheet envelope, UUID movement, NewMovement of) {
        return new EnvelopeEvent(
                envelope.code(),
                envelope.fundingSource(),
                envelope.ownerCode(),
                movement,
                of.kind(),
                of.authority(),
                of.year() == 0 ? null : of.year(),
                of.amount(),
                of.applicationId());
    }

    /** The event's type: {@code envelope.opened}. */
    static String type(MovementKind kind) {
        return switch (kind) {
            case OPENING -> "envelope.opened";
            case REPLENISHMENT -> "envelope.replenished";
            case FREEZE -> "envelope.frozen";
            case UNFREEZE -> "envelope.unfrozen";
            case COMMITMENT -> "envelope.committed";
            case DECOMMITMENT -> "envelope.decommitted";
        };
    }
}
