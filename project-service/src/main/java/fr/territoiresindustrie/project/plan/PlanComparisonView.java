package fr.territoiresindustrie.project.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What changed in an action plan between two days.
 *
 * @param before the plan on the first day, without its projects
 * @param after the plan on the second day, without its projects
 * @param entered projects that came into the plan
 * @param left projects that are no longer in it
 * @param moved projects of both plans whose state changed
 * @param costChanged projects of both plans whose costs changed, as the caller may read them
 */
@Schema(name = "ActionPlanComparison")
record PlanComparisonView(
        @Schema(required = true) PlanView before,
        @Schema(required = true) PlanView after,
        @Schema(required = true) List<ChangeView> entered,
        @Schema(required = true) List<ChangeView> left,
        @Schema(required = true) List<ChangeView> moved,
        @Schema(required = true) List<ChangeView> costChanged) {

    /** A project that changed: its state on both days, none where it was not in the plan. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ActionPlanChange")
    record ChangeView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String reference,
            @Nullable String title,
            @Nullable ProjectState from,
            @Nullable ProjectState to) {}
}
