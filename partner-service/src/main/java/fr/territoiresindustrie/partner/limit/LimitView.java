package fr.territoiresindustrie.partner.limit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The limits of a kind of caller, or of one.
 *
 * @param subject {@code anonymous}, {@code person}, {@code client}; {@code client:ademe} for one of them alone
 */
@Schema(name = "Limit")
public record LimitView(
        @Schema(required = true, examples = "client:ademe") String subject,

        @Schema(required = true) QuotaView read,
        @Schema(required = true) QuotaView write,
        @Schema(required = true) QuotaView export,
        @Schema(required = true) QuotaView bulk,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) long version) {

    @JsonIgnore
    QuotaView of(Operation operation) {
        return switch (operation) {
            case READ -> read;
            case WRITE -> write;
            case EXPORT -> export;
            case BULK -> bulk;
        };
    }
}
