package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.project.condition.NewCondition;
import fr.territoiresindustrie.project.sheet.AchievedResult;
import fr.territoiresindustrie.project.sheet.Attachment;
import fr.territoiresindustrie.project.sheet.Brownfield;
import fr.territoiresindustrie.project.sheet.Calendar;
import fr.territoiresindustrie.project.sheet.ConfidentialField;
import fr.territoiresindustrie.project.sheet.ExpectedResult;
import fr.territoiresindustrie.project.sheet.ExternalId;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.sheet.Milestone;
import fr.territoiresindustrie.project.sheet.Partner;
import fr.territoiresindustrie.project.sheet.Share;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.sheet.Theme;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send about projects. */
final class ProjectRequests {

    private ProjectRequests() {}

    /**
     * A new project: its territory, and as much of the sheet as is known.
     *
     * @param externalId the project's identity on the platform it comes from, unique in its territory
     */
    @Schema(name = "NewProject")
    record Creation(
            @NotNull @Pattern(regexp = "^TI[0-9]-[0-9]{4,6}$")
            String territory,

            @PlainText @Size(max = 100) @Nullable String externalId,
            @PlainText @Size(max = 300) @Nullable String title,
            @PlainText @Size(max = 10_000) @Nullable String summary,
            @Nullable Theme theme,
            @Valid @Nullable Lead lead,
            @Size(max = 50) @Nullable List<@Valid @NotNull Partner> partners,
            @Size(max = 500) @Nullable List<@NotNull @Pattern(regexp = Sheet.COMMUNE) String> locations,
            @Valid @Nullable Calendar calendar,
            @Size(max = 50) @Nullable List<@Valid @NotNull ExpectedResult> expectedResults,
            @Size(max = 50) @Nullable List<@NotNull @PlainText @Size(max = 500) String> needs,
            @Valid @Nullable FinancingPlan financingPlan,
            @Valid @Nullable Brownfield brownfield,
            @PlainText @Size(max = 10_000) @Nullable String confidentialNotes,
            @Size(max = 20) @Nullable List<@NotNull @PlainText @Size(max = 200) String> priorities,
            @Size(max = 100) @Nullable List<@Valid @NotNull Milestone> milestones,
            @Size(max = 50) @Nullable List<@Valid @NotNull AchievedResult> achievedResults,
            @Size(max = 50) @Nullable List<@Valid @NotNull Attachment> attachments,
            @Size(max = 20) @Nullable List<@Valid @NotNull ExternalId> externalIds,
            @Size(max = 20) @Nullable List<@Valid @NotNull Share> sharedWith,
            @Size(max = 20) @Nullable Set<@NotNull ConfidentialField> confidentialFields) {

        Sheet sheet() {
            return new Sheet(
                    title,
                    summary,
                    theme,
                    lead,
                    partners,
                    locations,
                    calendar,
                    expectedResults,
                    needs,
                    financingPlan,
                    brownfield,
                    confidentialNotes,
                    priorities,
                    milestones,
                    achievedResults,
                    attachments,
                    externalIds,
                    sharedWith,
                    confidentialFields);
        }
    }

    /**
     * A move.
     *
     * @param dryRun checks the move and changes nothing
     * @param conditions what is to be met, for {@code APPROVE_WITH_CONDITIONS} only
     * @param achievedResults what the project brought about, for {@code COMPLETE} only; none keeps those of the sheet
     */
    @Schema(name = "ProjectTransition")
    record Transition(
            @NotNull ProjectCommand command,
            @PlainText @Size(max = 4_000) @Nullable String reason,
            @Nullable Boolean dryRun,
            @Size(max = 50) List<@Valid @NotNull NewCondition> conditions,
            @Size(max = 50) List<@Valid @NotNull AchievedResult> achievedResults) {

        Transition {
            conditions = Objects.requireNonNullElse(conditions, List.of());
            achievedResults = Objects.requireNonNullElse(achievedResults, List.of());
        }

        Transition(ProjectCommand command, @Nullable String reason) {
            this(command, reason, null, List.of(), List.of());
        }

        boolean onlyChecks() {
            return Boolean.TRUE.equals(dryRun);
        }
    }

    /** The partners of a project, all of them. */
    @Schema(name = "ProjectPartners")
    record Partners(@NotNull @Size(max = 50) List<@Valid @NotNull Partner> items) {}

    /** The milestones of a project, all of them, in order. */
    @Schema(name = "ProjectMilestones")
    record Milestones(@NotNull @Size(max = 100) List<@Valid @NotNull Milestone> items) {}

    /** What a project has brought about, all of it. */
    @Schema(name = "ProjectAchievedResults")
    record AchievedResults(@NotNull @Size(max = 50) List<@Valid @NotNull AchievedResult> items) {}

    /** What a territory that shares the project answers; a refusal says why. */
    @Schema(name = "ProjectAgreementAnswer")
    record Answer(
            @NotNull @Pattern(regexp = "^TI[0-9]-[0-9]{4,6}$")
            String territory,

            @NotNull AgreementAnswer answer,
            @PlainText @Size(max = 4_000) @Nullable String reason) {}

    /** Limits to change; those that are not named stay. */
    @Schema(name = "StallLimits")
    record StallLimits(@NotNull @Size(min = 1, max = 20) List<@Valid @NotNull StallLimit> items) {}

    /** After how many days a state counts as stalled. */
    @Schema(name = "NewStallLimit")
    record StallLimit(
            @NotNull ProjectState state,
            @NotNull @Min(1) @Max(3650) Integer days) {}

    /** How a condition was met, in words. */
    @Schema(name = "ConditionLifting")
    record Lifting(@NotNull @PlainText @Size(max = 4_000) String note) {}
}
