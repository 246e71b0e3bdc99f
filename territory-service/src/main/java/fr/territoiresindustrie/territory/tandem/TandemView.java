package fr.territoiresindustrie.territory.tandem;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who leads a territory on a day.
 *
 * @param on the day shown
 * @param electedOfficial null while the place is empty
 * @param industrialist null while the place is empty
 */
@Schema(name = "Tandem")
public record TandemView(
        @Schema(required = true) String territory,
        @Schema(required = true) LocalDate on,
        @Schema(required = true, nullable = true) @Nullable TandemTermView electedOfficial,
        @Schema(required = true, nullable = true) @Nullable TandemTermView industrialist) {}
