package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.project.sheet.Brownfield;
import fr.territoiresindustrie.project.sheet.Calendar;
import fr.territoiresindustrie.project.sheet.ExpectedResult;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.Lead;
import fr.territoiresindustrie.project.sheet.Partner;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.sheet.Theme;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
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
            @PlainText @Size(max = 10_000) @Nullable String confidentialNotes) {

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
                    confidentialNotes);
        }
    }

    /**
     * A move.
     *
     * @param dryRun checks the move and changes nothing
     */
    @Schema(name = "ProjectTransition")
    record Transition(
            @NotNull ProjectCommand command,
            @PlainText @Size(max = 4_000) @Nullable String reason,
            @Nullable Boolean dryRun) {

        boolean onlyChecks() {
            return Boolean.TRUE.equals(dryRun);
        }
    }
}
