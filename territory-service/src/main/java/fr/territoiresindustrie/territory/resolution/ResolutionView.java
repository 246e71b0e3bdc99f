package fr.territoiresindustrie.territory.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one code.
 *
 * @param code as it was asked
 * @param matches what it stands for: several for a postal code of several communes, or for five digits that are one place's code and
 *     another's postal code; codes come before postal codes
 * @param reason why there is no match
 */
@Schema(name = "Resolution")
public record ResolutionView(
        @Schema(required = true) String code,
        @Schema(required = true) ResolutionStatus status,
        @Schema(required = true) List<MatchView> matches,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reason reason) {

    /** Why a code has no match. */
    @Schema(name = "ResolutionReason")
    public record Reason(
            @Schema(required = true) String code,
            @Schema(required = true) String message) {}

    /** All answers, in the order asked. */
    @Schema(name = "Resolutions")
    public record Batch(@Schema(required = true) List<ResolutionView> items) {}
}
