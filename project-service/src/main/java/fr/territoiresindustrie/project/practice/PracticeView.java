package fr.territoiresindustrie.project.practice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.project.pipeline.PipelineService.Known;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A good practice, with the project that it tells of. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "GoodPractice")
record PracticeView(
        @Schema(required = true) UUID id,
        @JsonIgnore @Schema(hidden = true) long version,
        @Schema(required = true) UUID projectId,
        @Schema(required = true) String projectReference,
        @Nullable String projectTitle,
        @Schema(required = true) String territory,
        @Schema(required = true) String title,
        @Schema(required = true) String story,
        @Nullable String lessons,
        @Schema(required = true) PracticeStatus state,
        @Schema(required = true) Instant updatedAt,
        @Nullable Instant publishedAt) {

    static PracticeView of(GoodPractice practice, Known project) {
        return new PracticeView(
                practice.id(),
                practice.version(),
                project.id(),
                project.reference(),
                project.title(),
                project.territory().code(),
                practice.title(),
                practice.story(),
                practice.lessons(),
                practice.state(),
                practice.updatedAt(),
                practice.publishedAt());
    }
}
