package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.project.sheet.Theme;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProjectSummary")
record ProjectSummaryView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String reference,
        @Nullable String title,
        @Schema(required = true) String territory,
        @Schema(required = true) String leadRegion,
        @Nullable Theme theme,
        @Schema(required = true) ProjectState state,
        @Nullable String leadName,
        @Schema(required = true) Origin origin,
        @Schema(required = true) Instant updatedAt) {

    /** The same, as the database gives it. */
    record Row(
            UUID id,
            String reference,
            @Nullable String title,
            String territory,
            String leadRegion,
            @Nullable String theme,
            String state,
            @Nullable String leadName,
            String origin,
            Instant updatedAt) {

        ProjectSummaryView view() {
            return new ProjectSummaryView(
                    id,
                    reference,
                    title,
                    territory,
                    leadRegion,
                    theme == null ? null : Theme.valueOf(theme),
                    ProjectState.valueOf(state),
                    leadName,
                    Origin.valueOf(origin),
                    updatedAt);
        }
    }
}
