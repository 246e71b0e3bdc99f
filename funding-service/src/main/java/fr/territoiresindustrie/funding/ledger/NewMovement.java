package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement to be written.
 *
 * @param year 0 for AE, the year of the credit for CP
 * @param effectiveOn when it took place, null where only the year or less is known
 * @param reference legal reference of a commitment, or the number of a decision
 * @param sourceUrl where the figure was published
 */
public record NewMovement(
        UUID envelopeId,
        MovementKind kind,
        Authority authority,
        int year,
        Money amount,
        @Nullable LocalDate effectiveOn,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable UUID applicationId,
        @Nullable String sourceUrl) {

    /** A movement of commitment authority without more to say. */
    public static NewMovement ofAuthority(UUID envelopeId, MovementKind kind, Money amount, @Nullable String reason) {
        return new NewMovement(envelopeId, kind, Authority.AE, 0, amount, null, reason, null, null, null);
    }

    /** The commitment or decommitment of an application. */
    public static NewMovement ofApplication(
            UUID envelopeId,
            MovementKind kind,
            Money amount,
            UUID applicationId,
            @Nullable String legalReference,
            @Nullable LocalDate effectiveOn,
            @Nullable String reason) {
        return new NewMovement(
                envelopeId, kind, Authority.AE, 0, amount, effectiveOn, reason, legalReference, applicationId, null);
    }

    /** The same, with its date and the place where it was published. */
    public NewMovement published(@Nullable LocalDate effectiveOn, @Nullable String sourceUrl) {
        return new NewMovement(
                envelopeId, kind, authority, year, amount, effectiveOn, reason, reference, applicationId, sourceUrl);
    }
}
