package fr.territoiresindustrie.funding.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A movement of an envelope, as a line of its statement of account.
 *
 * @param number its place in the envelope's ledger, from 1 without a gap
 * @param actor who wrote it, for the body that answers for the envelope and for the delegation
 * @param year of the payment credit; absent for the commitment authority
 * @param effectiveOn when it took place, absent where that was not published
 * @param counterpart the envelope on the other side of a delegation or transfer
 * @param balance what the envelope holds under this ceiling after it
 * @param hash SHA-256 that chains it to all movements before it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Movement")
public record MovementView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long number,
        @Schema(required = true) MovementKind kind,
        @Schema(required = true) Authority authority,
        @Nullable Integer year,
        @Schema(required = true) Money amount,
        @Nullable LocalDate effectiveOn,
        @Schema(required = true) Instant at,
        @Nullable String actor,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable UUID applicationId,
        @Nullable String counterpart,
        @Nullable String sourceUrl,
        @Schema(required = true) BalanceView balance,
        @Schema(required = true) String hash) {

    /** As everybody may read it: without who wrote it, nor why an application was agreed or decommitted. */
    public MovementView withoutPeople() {
        return new MovementView(
                id,
                number,
                kind,
                authority,
                year,
                amount,
                effectiveOn,
                at,
                null,
                applicationId == null ? reason : null,
                reference,
                applicationId,
                counterpart,
                sourceUrl,
                balance,
                hash);
    }
}
