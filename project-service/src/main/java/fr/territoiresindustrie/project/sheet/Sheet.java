package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The project sheet as its territory writes it. It may be incomplete as long as it is a draft, but what it holds is well formed: whether it
 * is complete is judged at submission.
 *
 * @param locations official codes of communes
 * @param needs what the project looks for, in words
 * @param confidentialNotes for the territory, its regions and the national delegation only
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
        @PlainText @Size(max = 10_000) @Nullable String confidentialNotes) {

    /** The shape of a commune's official code. */
    public static final String COMMUNE = "^([0-9]{5}|2[AB][0-9]{3})$";

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
    }

    /** The names of the fields that differ, for the history of edits: names only, never what they hold. */
    public List<String> changedFields(Sheet other) {
        return List.of(
                        changed("title", title, other.title),
                        changed("summary", summary, other.summary),
                        changed("theme", theme, other.theme),
                        changed("lead", lead, other.lead),
                        changed("partners", partners, other.partners),
                        changed("locations", locations, other.locations),
                        changed("calendar", calendar, other.calendar),
                        changed("expectedResults", expectedResults, other.expectedResults),
                        changed("needs", needs, other.needs),
                        changed("financingPlan", financingPlan, other.financingPlan),
                        changed("brownfield", brownfield, other.brownfield),
                        changed("confidentialNotes", confidentialNotes, other.confidentialNotes))
                .stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String changed(String name, @Nullable Object before, @Nullable Object after) {
        return Objects.equals(before, after) ? "" : name;
    }
}
