package fr.territoiresindustrie.territory.project;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A project of an action plan, as it was on the day asked.
 *
 * @param project its id in {@code /v1/projects}
 * @param approvedAt when its committee approved it
 */
@Schema(name = "ActionPlanItem")
public record ActionView(
        @Schema(required = true) UUID project,
        @Schema(required = true) String reference,
        @Schema(required = true, nullable = true) @Nullable String title,
        @Schema(required = true, nullable = true) @Nullable String theme,
        @Schema(required = true) String state,
        @Schema(required = true, nullable = true) @Nullable String leadName,
        @Schema(required = true, nullable = true) @Nullable String leadSiren,
        @Schema(required = true) Instant approvedAt) {}
