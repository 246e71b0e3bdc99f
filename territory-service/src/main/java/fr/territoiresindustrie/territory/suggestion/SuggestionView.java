package fr.territoiresindustrie.territory.suggestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A place that the name may become.
 *
 * @param code of a territory or a commune, SIREN of an intercommunality
 * @param phase of a territory
 * @param departement of a commune, which tells two of one name apart
 * @param population of a commune
 */
@Schema(name = "Suggestion")
public record SuggestionView(
        @Schema(required = true) Kind kind,
        @Schema(required = true) String code,
        @Schema(required = true) String name,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer phase,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String departement,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long population) {

    /** What the place is. */
    @Schema(name = "SuggestionKind")
    public enum Kind {
        TERRITORY,
        INTERCOMMUNALITY,
        COMMUNE
    }

    /** The list. */
    @Schema(name = "Suggestions")
    public record All(@Schema(required = true) List<SuggestionView> items) {}
}
