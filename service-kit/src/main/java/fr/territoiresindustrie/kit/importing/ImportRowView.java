package fr.territoiresindustrie.kit.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one row, in the caller's language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportRow")
public record ImportRowView(
        @Schema(required = true) int line,
        @Schema(required = true) String externalId,
        @Schema(required = true) RowResult.Status status,
        @Nullable String resultId,
        @Nullable String code,
        @Nullable String reason) {}
