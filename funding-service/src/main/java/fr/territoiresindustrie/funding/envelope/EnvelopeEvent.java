package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.funding.ledger.PostedMovement;
import fr.territoiresindustrie.kit.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the others are told of a movement.
 *
 * @param number its place in the envelope's ledger
 * @param hash that chains it to all before it: whoever keeps it can tell later whether the ledger was rewritten
 */
record EnvelopeEvent(
        String code,
        String fundingSource,
        String owner,
        UUID movementId,
        MovementKind kind,
        Authority authority,
        @Nullable Integer year,
        Money amount,
        @Nullable UUID applicationId,
        long number,
        String hash) {

    static EnvelopeEvent of(EnvelopeView.Sheet envelope, PostedMovement posted) {
        NewMovement of = posted.movement();
        return new EnvelopeEvent(
                envelope.code(),
                envelope.fundingSource(),
                envelope.ownerCode(),
                posted.id(),
                of.kind(),
                of.authority(),
                of.year() == 0 ? null : of.year(),
                of.amount(),
                of.applicationId(),
                posted.number(),
                posted.hash());
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
            case PAYMENT -> "envelope.paid";
            case RECOVERY -> "envelope.recovered";
            case DELEGATION, DELEGATION_RECEIVED -> "envelope.delegated";
            case WITHDRAWAL, WITHDRAWAL_RETURNED -> "envelope.delegation-withdrawn";
            case TRANSFER_OUT, TRANSFER_IN -> "envelope.transferred";
            case CARRY_OVER_OUT, CARRY_OVER_IN -> "envelope.carried-over";
        };
    }
}
