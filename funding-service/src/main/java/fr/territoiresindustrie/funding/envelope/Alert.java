package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.Balance;
import fr.territoiresindustrie.funding.ledger.PostedMovement;
import fr.territoiresindustrie.kit.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A threshold of an envelope, a percentage of what is granted, that a movement reached from below. */
record Alert(Envelope envelope, int threshold, PostedMovement movement, Balance balance) {

    /** The thresholds between the balance before a movement and the one after it. */
    static List<Alert> between(Envelope envelope, Balance before, PostedMovement movement) {
        Balance after = movement.balance();
        return envelope.thresholds().stream()
                .filter(threshold -> !isReached(before, threshold) && isReached(after, threshold))
                .map(threshold -> new Alert(envelope, threshold, movement, after))
                .toList();
    }

    private static boolean isReached(Balance balance, int threshold) {
        return used(balance).isPositive()
                && BigDecimal.valueOf(used(balance).cents(), -2)
                                .compareTo(BigDecimal.valueOf(balance.granted().cents())
                                        .multiply(BigDecimal.valueOf(threshold)))
                        >= 0;
    }

    private static Money used(Balance balance) {
        return balance.authority() == Authority.AE ? balance.committed() : balance.paid();
    }

    Money used() {
        return used(balance);
    }

    /** What the others are told. */
    record AlertEvent(
            String code,
            String fundingSource,
            String owner,
            Authority authority,
            @Nullable Integer year,
            int threshold,
            Money granted,
            Money used,
            UUID movementId) {}

    AlertEvent event() {
        return new AlertEvent(
                envelope.code(),
                envelope.sourceCode(),
                envelope.ownerCode(),
                balance.authority(),
                balance.year() == 0 ? null : balance.year(),
                threshold,
                balance.granted(),
                used(),
                movement.id());
    }
}
