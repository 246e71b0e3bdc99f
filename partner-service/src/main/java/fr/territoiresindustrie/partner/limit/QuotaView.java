package fr.territoiresindustrie.partner.limit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * At most so many requests in a window of time.
 *
 * @param seconds length of the window, an hour at most
 */
@Schema(name = "Quota")
public record QuotaView(
        @NotNull @Min(1) @Max(1_000_000_000) @Schema(required = true, examples = "6000")
        Integer requests,

        @NotNull @Min(1) @Max(3_600) @Schema(required = true, examples = "60")
        Integer seconds) {}
