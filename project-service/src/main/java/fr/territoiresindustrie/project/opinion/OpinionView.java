package fr.territoiresindustrie.project.opinion;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An opinion on a project.
 *
 * @param overdue asked, and due before today
 * @param daysLeft until its due date, negative after it; while it is asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Opinion")
record OpinionView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID projectId,
        @Schema(required = true) String projectReference,
        @Nullable String projectTitle,
        @Schema(required = true) AskedKind kind,
        @Schema(required = true) String code,
        @Nullable String question,
        @Schema(required = true) LocalDate dueOn,
        @Schema(required = true) OpinionStatus state,
        @Schema(required = true) boolean overdue,
        @Nullable Long daysLeft,
        @Nullable UUID session,
        @Nullable Verdict verdict,
        @Nullable String grounds,
        @Schema(required = true) Instant askedAt,
        @Nullable Instant givenAt) {}
