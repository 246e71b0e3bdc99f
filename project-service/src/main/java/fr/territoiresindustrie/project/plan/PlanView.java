package fr.territoiresindustrie.project.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import fr.territoiresindustrie.project.sheet.ExpectedResult;
import fr.territoiresindustrie.project.sheet.Theme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The action plan of a territory at the end of a day: its projects approved by then, and what became of them.
 *
 * @param version how many changes of its projects it holds: a later plan with the same version is the same plan
 * @param changedAt the last of them
 * @param byState for those who read drafts, also the projects that are not in the plan
 * @param withoutAmounts projects of the plan whose amounts the caller may not read, left out of the sums
 * @param declared amounts that the territory declares
 * @param known agreements and payments that the platform knows of, by their dates
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ActionPlan")
record PlanView(
        @Schema(required = true) String territory,
        @Schema(required = true) String territoryName,
        @Schema(required = true) LocalDate asOf,
        @Schema(required = true) long version,
        @Nullable Instant changedAt,
        @Schema(required = true) int projectsInPlan,
        @Schema(required = true) int flagships,
        @Schema(required = true) int withoutAmounts,
        @Schema(required = true) List<StateView> byState,
        @Schema(required = true) DeclaredView declared,
        @Schema(required = true) KnownView known,
        @Schema(required = true) MilestonesView milestones,
        @Schema(required = true) ConditionsView conditions,
        @Schema(required = true) List<ResultView> results,
        @Schema(required = true) List<ProjectLine> projects) {

    /** The projects in one state, and the sum of their costs. */
    @Schema(name = "ActionPlanState")
    record StateView(
            @Schema(required = true) ProjectState state,
            @Schema(required = true) int projects,
            @Schema(required = true) Money cost) {}

    /** Amounts of the financing plans of the projects in the plan. */
    @Schema(name = "ActionPlanDeclared")
    record DeclaredView(
            @Schema(required = true) Money cost,
            @Schema(required = true) Money asked,
            @Schema(required = true) Money granted,
            @Schema(required = true) Money paid) {}

    /** Amounts that agreements and payments tell. */
    @Schema(name = "ActionPlanKnown")
    record KnownView(
            @Schema(required = true) Money agreed,
            @Schema(required = true) Money paid) {}

    /** Milestones of the projects in the plan; late ones are among those planned or under way. */
    @Schema(name = "ActionPlanMilestones")
    record MilestonesView(
            @Schema(required = true) int planned,
            @Schema(required = true) int underWay,
            @Schema(required = true) int reached,
            @Schema(required = true) int dropped,
            @Schema(required = true) int late) {}

    /** Conditions of the decisions; late ones are among the open ones. */
    @Schema(name = "ActionPlanConditions")
    record ConditionsView(
            @Schema(required = true) int open,
            @Schema(required = true) int late,
            @Schema(required = true) int lifted) {}

    /** What is promised and what is achieved, in one unit; decimal text. */
    @Schema(name = "ActionPlanResult")
    record ResultView(
            @Schema(required = true) ExpectedResult.Kind kind,
            @Schema(required = true) String unit,
            @Schema(required = true) String expected,
            @Schema(required = true) String achieved) {}

    /** A project of the plan; the first 500 by reference are listed, all are counted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ActionPlanProject")
    record ProjectLine(
            @Schema(required = true) UUID id,
            @Schema(required = true) String reference,
            @Nullable String title,
            @Nullable Theme theme,
            @Schema(required = true) ProjectState state,
            @Schema(required = true) boolean flagship,
            @Nullable Money cost) {}
}
