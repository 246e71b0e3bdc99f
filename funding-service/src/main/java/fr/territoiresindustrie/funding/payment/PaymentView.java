package fr.territoiresindustrie.funding.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A payment.
 *
 * @param proofs only for those who are concerned
 * @param guarantee reference of the first-demand guarantee of a larger advance
 * @param recovers of a recovery: the payment that it gives back
 * @param creditYear the year whose payment credit it took
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Payment")
public record PaymentView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "PA-000123") String reference,
        @Schema(required = true) UUID applicationId,
        @Schema(required = true) UUID projectId,
        @Schema(required = true) String operator,
        @Schema(required = true) PaymentKind kind,
        @Schema(required = true) PaymentStatus state,
        @Schema(required = true) Money amount,
        @Nullable List<Proof> proofs,
        @Nullable String guarantee,
        @Nullable UUID recovers,
        @Nullable String reason,
        @Nullable Integer creditYear,
        @Nullable LocalDate confirmedOn,
        @Schema(required = true) Instant requestedAt,
        @Schema(required = true) Instant movedAt) {}
