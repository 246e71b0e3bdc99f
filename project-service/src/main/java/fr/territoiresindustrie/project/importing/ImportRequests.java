package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.project.sheet.Brownfield;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
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
        PUBLISHED_GRANTS
    }

    /**
     * Rows of one source, imported together.
     *
     * @param source name of the file or system they come from, shown in the report and in each project's history
     * @param expectedTerritories how many territories of phase 2 this service must know before it judges a row
     */
    @Schema(name = "ProjectImport")
    record Rows(
            @NotNull Kind kind,
            @NotNull @PlainText @Size(max = 200) String source,
            @Min(0) @Nullable Integer expectedTerritories,
            @NotEmpty @Size(max = 1_000) List<@NotNull @Valid Grant> rows) {}

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
