package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The project sheet as its territory writes it. It may be incomplete as long as it is a draft, but what it holds is well formed: whether it
 * is complete is judged at submission.
 *
 * @param locations official codes of communes
 * @param needs what the project looks for, in words
 * @param confidentialNotes for the territory, its regions and the national delegation only
 * @param priorities priorities of the programme or of the territory's contract that it serves
 * @param sharedWith other territories that carry it too; the project's own one leads
 * @param confidentialFields fields that only those read who read the confidential notes
 */
@Schema(name = "ProjectSheet")
public record Sheet(
        @PlainText @Size(max = 300) @Nullable String title,
        @PlainText @Size(max = 10_000) @Nullable String summary,
        @Nullable Theme theme,
        @Valid @Nullable Lead lead,
        @Size(max = 50) List<@Valid @NotNull Partner> partners,
        @Size(max = 500) List<@NotNull @Pattern(regexp = COMMUNE) String> locations,
        @Valid @Nullable Calendar calendar,
        @Size(max = 50) List<@Valid @NotNull ExpectedResult> expectedResults,
        @Size(max = 50) List<@NotNull @PlainText @Size(max = 500) String> needs,
        @Valid FinancingPlan financingPlan,
        @Valid @Nullable Brownfield brownfield,
        @PlainText @Size(max = 10_000) @Nullable String confidentialNotes,
        @Size(max = 20) List<@NotNull @PlainText @Size(max = 200) String> priorities,
        @Size(max = 100) List<@Valid @NotNull Milestone> milestones,
        @Size(max = 50) List<@Valid @NotNull AchievedResult> achievedResults,
        @Size(max = 50) List<@Valid @NotNull Attachment> attachments,
        @Size(max = 20) List<@Valid @NotNull ExternalId> externalIds,
        @Size(max = 20) List<@Valid @NotNull Share> sharedWith,
        @Size(max = 20) Set<@NotNull ConfidentialField> confidentialFields) {

    /** The shape of a commune's official code. */
    public static final String COMMUNE = "^([0-9]{5}|2[AB][0-9]{3})$";

    @SuppressWarnings("TooManyParameters") // one for each field of the sheet, as JSON has them
    public Sheet(
            @Nullable String title,
            @Nullable String summary,
            @Nullable Theme theme,
            @Nullable Lead lead,
            @Nullable List<Partner> partners,
            @Nullable List<String> locations,
            @Nullable Calendar calendar,
            @Nullable List<ExpectedResult> expectedResults,
            @Nullable List<String> needs,
            @Nullable FinancingPlan financingPlan,
            @Nullable Brownfield brownfield,
            @Nullable String confidentialNotes,
            @Nullable List<String> priorities,
            @Nullable List<Milestone> milestones,
            @Nullable List<AchievedResult> achievedResults,
            @Nullable List<Attachment> attachments,
            @Nullable List<ExternalId> externalIds,
            @Nullable List<Share> sharedWith,
            @Nullable Set<ConfidentialField> confidentialFields) {
        this.title = title;
        this.summary = summary;
        this.theme = theme;
        this.lead = lead;
        this.partners = Objects.requireNonNullElse(partners, List.of());
        this.locations = Objects.requireNonNullElse(locations, List.of());
        this.calendar = calendar;
        this.expectedResults = Objects.requireNonNullElse(expectedResults, List.of());
        this.needs = Objects.requireNonNullElse(needs, List.of());
        this.financingPlan = Objects.requireNonNullElse(financingPlan, FinancingPlan.EMPTY);
        this.brownfield = brownfield;
        this.confidentialNotes = confidentialNotes;
        this.priorities = Objects.requireNonNullElse(priorities, List.of());
        this.milestones = Objects.requireNonNullElse(milestones, List.of());
        this.achievedResults = Objects.requireNonNullElse(achievedResults, List.of());
        this.attachments = Objects.requireNonNullElse(attachments, List.of());
        this.externalIds = Objects.requireNonNullElse(externalIds, List.of());
        this.sharedWith = Objects.requireNonNullElse(sharedWith, List.of());
        this.confidentialFields = Objects.requireNonNullElse(confidentialFields, Set.of());
    }

    /** A sheet without what only a territory's team writes: what other sources know of a project. */
    public Sheet(
            @Nullable String title,
            @Nullable String summary,
            @Nullable Theme theme,
            @Nullable Lead lead,
            @Nullable List<Partner> partners,
            @Nullable List<String> locations,
            @Nullable Calendar calendar,
            @Nullable List<ExpectedResult> expectedResults,
            @Nullable List<String> needs,
            @Nullable FinancingPlan financingPlan,
            @Nullable Brownfield brownfield,
            @Nullable String confidentialNotes) {
        this(
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
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The sheet as those read it who may not see its confidential fields. */
    public Sheet open() {
        return new Sheet(
                title,
                open(ConfidentialField.SUMMARY, summary),
                theme,
                lead,
                open(ConfidentialField.PARTNERS, partners),
                locations,
                open(ConfidentialField.CALENDAR, calendar),
                open(ConfidentialField.EXPECTED_RESULTS, expectedResults),
                open(ConfidentialField.NEEDS, needs),
                open(ConfidentialField.FINANCING_PLAN, financingPlan),
                open(ConfidentialField.BROWNFIELD, brownfield),
                null,
                open(ConfidentialField.PRIORITIES, priorities),
                open(ConfidentialField.MILESTONES, milestones),
                open(ConfidentialField.ACHIEVED_RESULTS, achievedResults),
                open(ConfidentialField.ATTACHMENTS, attachments),
                externalIds,
                sharedWith,
                confidentialFields);
    }

    /** The same sheet with other confidential fields. */
    public Sheet hiding(Set<ConfidentialField> fields) {
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
                fields);
    }

    private <T> @Nullable T open(ConfidentialField field, @Nullable T value) {
        return confidentialFields.contains(field) ? null : value;
    }

    /** The same sheet with another plan. */
    public Sheet with(FinancingPlan plan) {
        return follow(partners, plan, milestones, achievedResults);
    }

    /** The same sheet with what its follow-up changes. */
    public Sheet follow(
            List<Partner> nowPartners,
            FinancingPlan nowPlan,
            List<Milestone> nowMilestones,
            List<AchievedResult> nowAchieved) {
        return new Sheet(
                title,
                summary,
                theme,
                lead,
                nowPartners,
                locations,
                calendar,
                expectedResults,
                needs,
                nowPlan,
                brownfield,
                confidentialNotes,
                priorities,
                nowMilestones,
                nowAchieved,
                attachments,
                externalIds,
                sharedWith,
                confidentialFields);
    }

    /** The names of the fields that differ, for the history of edits: names only, never what they hold. */
    public List<String> changedFields(Sheet other) {
        List<String> changed = new ArrayList<>();
        compare(changed, "title", title, other.title);
        compare(changed, "summary", summary, other.summary);
        compare(changed, "theme", theme, other.theme);
        compare(changed, "lead", lead, other.lead);
        compare(changed, "partners", partners, other.partners);
        compare(changed, "locations", locations, other.locations);
        compare(changed, "calendar", calendar, other.calendar);
        compare(changed, "expectedResults", expectedResults, other.expectedResults);
        compare(changed, "needs", needs, other.needs);
        compare(changed, "financingPlan", financingPlan, other.financingPlan);
        compare(changed, "brownfield", brownfield, other.brownfield);
        compare(changed, "confidentialNotes", confidentialNotes, other.confidentialNotes);
        compare(changed, "priorities", priorities, other.priorities);
        compare(changed, "milestones", milestones, other.milestones);
        compare(changed, "achievedResults", achievedResults, other.achievedResults);
        compare(changed, "attachments", attachments, other.attachments);
        compare(changed, "externalIds", externalIds, other.externalIds);
        compare(changed, "sharedWith", sharedWith, other.sharedWith);
        compare(changed, "confidentialFields", confidentialFields, other.confidentialFields);
        return changed;
    }

    private static void compare(List<String> changed, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(name);
        }
    }
}
