package fr.territoiresindustrie.territory.vintage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error in an uploaded file.
 *
 * @param file empty for an archive that holds a file which is not expected
 * @param line of the file, the header being line 1; null when it is about the file
 * @param column null when it is about the row
 * @param value what stands there, shortened
 */
@Schema(name = "VintageFinding")
public record FindingView(
        @Schema(required = true) int position,
        @Schema(required = true) String file,
        @Schema(required = true, nullable = true) @Nullable Integer line,
        @Schema(required = true, nullable = true) @Nullable String column,
        @Schema(required = true) FindingCode code,
        @Schema(required = true) String message,
        @Schema(required = true, nullable = true) @Nullable String value) {}
