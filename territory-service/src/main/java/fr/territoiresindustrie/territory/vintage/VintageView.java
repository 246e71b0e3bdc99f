package fr.territoiresindustrie.territory.vintage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A vintage of the official geographic code.
 *
 * @param effectiveOn first day of its facts; null for the one that the registry began with, which holds as far back as is known
 * @param checksum SHA-256 of its files
 * @param findings how many errors its files hold
 * @param changes how many differences with the vintage before, in all
 * @param difference the same by subject and kind
 */
@Schema(name = "ReferenceVintage")
public record VintageView(
        @Schema(required = true) UUID id,
        @Schema(required = true) int year,
        @Schema(required = true, nullable = true) @Nullable LocalDate effectiveOn,
        @Schema(required = true) VintageState state,
        @Schema(required = true) String checksum,
        @Schema(required = true) int findings,
        @Schema(required = true) int changes,
        @Schema(required = true) List<Count> difference,
        @Schema(required = true) Instant submittedAt,
        @Schema(required = true, nullable = true) @Nullable Instant appliedAt,
        @Schema(required = true) long version) {

    /** How many differences of one kind. */
    @Schema(name = "ReferenceChangeCount")
    public record Count(
            @Schema(required = true) ChangeView.Subject subject,
            @Schema(required = true) ChangeView.Kind kind,
            @Schema(required = true) int count) {}
}
