package fr.territoiresindustrie.kit.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.job.JobView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an import: once finished, {@code accepted + updated + unchanged + valid + refused = total}.
 *
 * @param source name of the file or system the rows come from
 * @param updated known rows that said something new
 * @param valid rows that would be accepted, but were not applied
 * @param scope what the rows are for: the code of a territory, where the kind has one
 * @param job how it goes, where the import is long work
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportReport")
public record ImportReportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String kind,
        @Schema(required = true) String source,
        @Schema(required = true) Instant at,
        @Schema(required = true) int total,
        @Schema(required = true) int accepted,
        @Schema(required = true) int updated,
        @Schema(required = true) int unchanged,
        @Schema(required = true) int valid,
        @Schema(required = true) int refused,
        @Schema(required = true) ImportMode mode,
        @Schema(required = true) boolean dryRun,
        @Nullable String scope,
        @Schema(required = true) boolean finished,
        @Nullable JobView job) {

    /** The same, with how its job goes. */
    public ImportReportView with(@Nullable JobView running) {
        return new ImportReportView(
                id, kind, source, at, total, accepted, updated, unchanged, valid, refused, mode, dryRun, scope,
                finished, running);
    }

    /** The same, as the database gives it. */
    record Row(
            UUID id,
            String kind,
            String source,
            Instant at,
            int total,
            int accepted,
            int updated,
            int unchanged,
            int valid,
            int refused,
            String mode,
            boolean dryRun,
            @Nullable String scope,
            boolean finished) {

        static final String COLUMNS =
                "id, kind, source, at, total, accepted, updated, unchanged, valid, refused, mode, dry_run, scope, finished";

        ImportReportView view() {
            return new ImportReportView(
                    id,
                    kind,
                    source,
                    at,
                    total,
                    accepted,
                    updated,
                    unchanged,
                    valid,
                    refused,
                    ImportMode.valueOf(mode),
                    dryRun,
                    scope,
                    finished,
                    null);
        }
    }
}
