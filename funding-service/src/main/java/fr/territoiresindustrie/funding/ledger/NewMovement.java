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
 * @param pairId shared with the movement on the other side of a delegation, transfer or carry-over
 * @param counterpartId the envelope on the other side; of a replenishment, the one that matches it euro for euro
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
        @Nullable String sourceUrl,
        @Nullable UUID pairId,
        @Nullable UUID counterpartId) {

    /** A movement under a ceiling of one envelope. */
    public static NewMovement of(
            UUID envelopeId,
            MovementKind kind,
            Authority authority,
            int year,
            Money amount,
            @Nullable LocalDate effectiveOn,
            @Nullable String reason,
            @Nullable String reference) {
        return new NewMovement(
                envelopeId, kind, authority, year, amount, effectiveOn, reason, reference, null, null, null, null);
    }

    /** A movement of commitment authority without more to say. */
    public static NewMovement ofAuthority(UUID envelopeId, MovementKind kind, Money amount, @Nullable String reason) {
        return of(envelopeId, kind, Authority.AE, 0, amount, null, reason, null);
    }

    /** A movement of an application's agreement. */
    public static NewMovement ofApplication(
            UUID envelopeId,
            MovementKind kind,
            Money amount,
            UUID applicationId,
            @Nullable String legalReference,
            @Nullable LocalDate effectiveOn,
            @Nullable String reason) {
        return of(envelopeId, kind, Authority.AE, 0, amount, effectiveOn, reason, legalReference)
                .with(Authority.AE, 0, applicationId, null, null, null);
    }

    /** The same under another ceiling: a payment takes from what is committed and from the year's credit. */
    public NewMovement under(Authority other, int ofYear) {
        return with(other, ofYear, applicationId, sourceUrl, pairId, counterpartId);
    }

    /** The same, with the place where it was published. */
    public NewMovement published(@Nullable String url) {
        return with(authority, year, applicationId, url, pairId, counterpartId);
    }

    /** The same, as one side of a pair. */
    public NewMovement paired(UUID pair, UUID counterpart) {
        return with(authority, year, applicationId, sourceUrl, pair, counterpart);
    }

    /** The same, matched by the funder of another envelope. */
    public NewMovement atParityWith(UUID other) {
        return with(authority, year, applicationId, sourceUrl, null, other);
    }

    private NewMovement with(
            Authority other,
            int ofYear,
            @Nullable UUID application,
            @Nullable String url,
            @Nullable UUID pair,
            @Nullable UUID counterpart) {
        return new NewMovement(
                envelopeId,
                kind,
                other,
                ofYear,
                amount,
                effectiveOn,
                reason,
                reference,
                application,
                url,
                pair,
                counterpart);
    }
}
