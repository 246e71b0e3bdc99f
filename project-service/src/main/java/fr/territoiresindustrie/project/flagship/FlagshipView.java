package fr.territoiresindustrie.project.flagship;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a project is a showcase of the programme, since when and why. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Flagship")
record FlagshipView(
        @Schema(required = true) UUID projectId,
        @Schema(required = true) boolean flagship,
        @Nullable String reason,
        @Nullable Instant since) {}
