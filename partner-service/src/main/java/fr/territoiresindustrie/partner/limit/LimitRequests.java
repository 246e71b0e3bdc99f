package fr.territoiresindustrie.partner.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What administrators write. */
public final class LimitRequests {

    static final String OWN = "^(client:[a-z0-9][a-z0-9-]{1,60}|person:[0-9a-f-]{36})$";

    private LimitRequests() {}

    /** Limits, written as a whole. */
    @Schema(name = "LimitWriting")
    public record Writing(
            @NotNull @Valid QuotaView read,
            @NotNull @Valid QuotaView write,
            @NotNull @Valid QuotaView export,
            @NotNull @Valid QuotaView bulk) {}

    /** Limits of one caller alone. */
    @Schema(name = "LimitCreation")
    record Creation(
            @NotNull @Pattern(regexp = OWN) @Schema(examples = "client:ademe")
            String subject,

            @NotNull @Valid QuotaView read,
            @NotNull @Valid QuotaView write,
            @NotNull @Valid QuotaView export,
            @NotNull @Valid QuotaView bulk) {

        Writing writing() {
            return new Writing(read, write, export, bulk);
        }
    }
}
