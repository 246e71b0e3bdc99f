package fr.territoiresindustrie.partner.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its owner sees it; its secret is read apart.
 *
 * @param cause why the platform disabled it
 * @param formerSecretUntil until when the secret before the present one signs too
 * @param cursor up to where the feed has been queued for it
 * @param waiting deliveries that are still to succeed
 * @param failingSince since when none has succeeded
 */
@Schema(name = "Webhook")
public record WebhookView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String address,
        @Schema(required = true, nullable = true) @Nullable String description,
        @Schema(required = true) List<String> types,
        @Schema(required = true) List<String> about,
        @Schema(required = true) WebhookState state,
        @Schema(required = true, nullable = true) @Nullable WebhookCause cause,
        @Schema(required = true, nullable = true) @Nullable Instant formerSecretUntil,
        @Schema(required = true) String cursor,
        @Schema(required = true) long waiting,
        @Schema(required = true, nullable = true) @Nullable Instant lastSuccessAt,
        @Schema(required = true, nullable = true) @Nullable Instant failingSince,
        @Schema(required = true) String createdBy,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) long version) {

    /** The secret that signs. */
    @Schema(name = "WebhookSecret")
    public record Secret(
            @Schema(required = true, examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            String secret,

            @Schema(required = true, nullable = true) @Nullable
            Instant formerSecretUntil) {}
}
