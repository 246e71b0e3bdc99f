package fr.territoiresindustrie.funding.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A movement of an envelope.
 *
 * @param year of the payment credit; absent for the commitment authority
 * @param effectiveOn when it took place, absent where that was not published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Movement")
public record MovementView(
        @Schema(required = true) UUID id,
        @Schema(required = true) MovementKind kind,
        @Schema(required = true) Authority authority,
        @Nullable Integer year,
        @Schema(required = true) Money amount,
        @Nullable LocalDate effectiveOn,
        @Schema(required = true) Instant at,
        @Schema(required = true) String actor,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable UUID applicationId,
        @Nullable String sourceUrl) {}
