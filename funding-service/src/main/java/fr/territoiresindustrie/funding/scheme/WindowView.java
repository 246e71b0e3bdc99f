package fr.territoiresindustrie.funding.scheme;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A window of a call.
 *
 * @param opensAt first instant that is in time
 * @param closesAt first instant that is too late
 * @param opensAtParis the same instant, as clocks show it in Paris
 * @param version to give in {@code If-Match}
 */
@Schema(name = "SchemeWindow")
public record WindowView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String label,
        @Schema(required = true) Instant opensAt,
        @Schema(required = true) Instant closesAt,
        @Schema(required = true) LocalDateTime opensAtParis,
        @Schema(required = true) LocalDateTime closesAtParis,
        @Schema(required = true) long version) {}
