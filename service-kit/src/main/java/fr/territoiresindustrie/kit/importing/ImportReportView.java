package fr.territoiresindustrie.kit.importing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The figures of an import: {@code accepted + unchanged + refused = total}.
 *
 * @param source name of the file or system the rows come from
 */
@Schema(name = "ImportReport")
public record ImportReportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String kind,
        @Schema(required = true) String source,
        @Schema(required = true) Instant at,
        @Schema(required = true) int total,
        @Schema(required = true) int accepted,
        @Schema(required = true) int unchanged,
        @Schema(required = true) int refused) {}
