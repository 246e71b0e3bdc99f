package fr.territoiresindustrie.partner.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One telling of one event, and how it went.
 *
 * @param eventId what the receiver gets as {@code webhook-id}
 * @param nextAttemptAt when it is tried again; null once it is done
 * @param attemptLog each attempt, only in the delivery itself
 */
@Schema(name = "WebhookDelivery")
public record DeliveryView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID eventId,
        @Schema(required = true) String type,
        @Schema(required = true) String subject,
        @Schema(required = true) State state,
        @Schema(required = true) int attempts,
        @Schema(required = true, nullable = true) @Nullable Instant nextAttemptAt,
        @Schema(required = true, nullable = true) @Nullable Integer lastStatus,
        @Schema(required = true, nullable = true) @Nullable String lastOutcome,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true, nullable = true) @Nullable Instant doneAt,
        @Nullable List<AttemptView> attemptLog) {

    /** Where a delivery stands. */
    @Schema(name = "WebhookDeliveryState")
    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }

    /** One attempt: when, how long it took, what came back. */
    @Schema(name = "WebhookAttempt")
    public record AttemptView(
            @Schema(required = true) int number,
            @Schema(required = true) Instant at,
            @Schema(required = true) int millis,

            @Schema(required = true, nullable = true) @Nullable
            Integer status,

            @Schema(required = true) String outcome) {}
}
