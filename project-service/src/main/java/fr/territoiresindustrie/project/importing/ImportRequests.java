package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import fr.territoiresindustrie.kit.importing.ImportMode;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.project.sheet.Brownfield;
import fr.territoiresindustrie.project.sheet.Sheet;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send to import. */
final class ImportRequests {

    private ImportRequests() {}

    /** What the rows are. */
    @Schema(name = "ProjectImportKind")
    enum Kind {
        PUBLISHED_GRANTS,
        PROJECT_SHEETS
    }

    /**
     * Rows of one source, imported together: grants in {@code rows}, sheets in {@code sheets}.
     *
     * @param source name of the file or system they come from, shown in the report and in each project's history
     * @param expectedTerritories how many territories of phase 2 this service must know before it judges a grant
     * @param territory whose sheets they are
     * @param mode what becomes of the fit rows when others are refused; {@code BEST_EFFORT} by default
     * @param dryRun judges the rows and changes nothing
     */
    @Schema(name = "ProjectImport")
    record Rows(
            @NotNull Kind kind,
            @NotNull @PlainText @Size(max = 200) String source,
            @Min(0) @Nullable Integer expectedTerritories,
            @PlainText @Size(max = 20) @Nullable String territory,
            @Nullable ImportMode mode,
            @Nullable Boolean dryRun,

            @Size(min = 1, max = CsvSheets.MOST_ROWS) @Nullable
            List<@NotNull @Valid Grant> rows,

            @Size(min = 1, max = CsvSheets.MOST_ROWS) @Nullable
            List<@NotNull @Valid SheetRow> sheets) {

        ImportMode modeOrDefault() {
            return mode == null ? ImportMode.BEST_EFFORT : mode;
        }

        boolean onlyChecks() {
            return Boolean.TRUE.equals(dryRun);
        }
    }

    /**
     * A sheet. What it says is judged row by row.
     *
     * @param line its line in the source
     * @param externalId its identity in the source: importing it again changes nothing, or rewrites the draft
     */
    @Schema(name = "ProjectSheetRow")
    record SheetRow(
            @Min(1) int line,
            @NotNull @Size(max = 2_000) String externalId,

            @Schema(implementation = Sheet.class) @JsonDeserialize(using = RawJson.class) @NotNull
            String sheet) {}

    /**
     * A published grant. Only its size and identity are asked of it here; what it says is judged row by row, so that a wrong row is refused in the
     * report and the others go through.
     *
     * @param line its line in the source
     * @param externalId its identity in the source; importing it again changes nothing
     * @param amount decimal text in euros
     */
    @Schema(name = "PublishedGrant")
    record Grant(
            @Min(1) int line,
            @NotNull @PlainText @Size(max = 100) String externalId,
            @Size(max = 2_000) @Nullable String title,
            @Size(max = 20_000) @Nullable String summary,
            @Size(max = 2_000) @Nullable String leadName,
            @Size(max = 100) @Nullable String leadSiren,
            @Size(max = 100) @Nullable String communeCode,
            @Size(max = 100) @Nullable String amount,
            @Nullable Brownfield brownfield) {}
}
