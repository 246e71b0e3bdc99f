package fr.territoiresindustrie.funding.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A referral.
 *
 * @param message what the sender wrote; only for those who are concerned
 * @param outcome what the operator wrote at the end; only for those who are concerned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Referral")
public record ReferralView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID projectId,
        @Schema(required = true) String territory,
        @Schema(required = true) String scheme,
        @Schema(required = true) String operator,
        @Schema(required = true) ReferralStatus state,
        @Nullable String message,
        @Nullable String outcome,
        @Schema(required = true) Instant sentAt,
        @Schema(required = true) Instant movedAt) {}
