package fr.territoiresindustrie.funding.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.kit.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that was reached from below.
 *
 * @param threshold percentage of what is granted
 * @param used committed under AE, paid under CP
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EnvelopeAlert")
record AlertView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Authority authority,
        @Nullable Integer year,
        @Schema(required = true) int threshold,
        @Schema(required = true) Instant at,
        @Schema(required = true) UUID movementId,
        @Schema(required = true) Money granted,
        @Schema(required = true) Money used) {}
