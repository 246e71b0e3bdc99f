package fr.territoiresindustrie.funding.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.scheme.AidForm;
import fr.territoiresindustrie.funding.scheme.Finding;
import fr.territoiresindustrie.funding.scheme.Terms;
import fr.territoiresindustrie.kit.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schemes for a project, best first, and the others.
 *
 * @param base eligible base that was asked about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SchemeMatches")
public record MatchesView(
        @Schema(required = true) UUID projectId,
        @Nullable Money base,
        @Schema(required = true) List<MatchView> fitting,
        @Schema(required = true) List<MatchView> blocked) {

    /**
     * A scheme held against a project.
     *
     * @param blocking the first criterion that is not met
     * @param unknown how many criteria a person has to look at
     * @param atMost what the terms allow for this base
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SchemeMatch")
    public record MatchView(
            @Schema(required = true) String scheme,
            @Schema(required = true) String label,
            @Schema(required = true) String owner,
            @Schema(required = true) AidForm form,
            @Schema(required = true) Terms terms,
            @Schema(required = true) int unknown,
            @Nullable String blocking,
            @Nullable Money atMost,
            @Schema(required = true) List<ReasonView> reasons) {}

    /** One criterion: what it says, and why. */
    @Schema(name = "EligibilityFinding")
    public record ReasonView(
            @Schema(required = true) String criterion,
            @Schema(required = true) Finding.Result result,
            @Schema(required = true) String message) {

        static ReasonView of(Finding finding, Locale locale) {
            return new ReasonView(
                    finding.criterion(), finding.result(), finding.message().in(locale));
        }
    }
}
