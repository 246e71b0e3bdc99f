package fr.territoiresindustrie.kit.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row, in the caller's language.
 *
 * @param field what is refused: a JSON pointer into the row, or the name of its column
 * @param errors all that is refused, where the row was looked at whole
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportRow")
public record ImportRowView(
        @Schema(required = true) int line,
        @Schema(required = true) String externalId,
        @Schema(required = true) RowResult.Status status,
        @Nullable String resultId,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String field,
        @Nullable List<ErrorView> errors) {

    /** One of several refusals of a row. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ImportRowError")
    public record ErrorView(
            @Nullable String field,
            @Schema(required = true) String code,
            @Schema(required = true) String reason) {}
}
