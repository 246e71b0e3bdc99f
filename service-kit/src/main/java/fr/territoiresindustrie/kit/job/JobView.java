package fr.territoiresindustrie.kit.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long work goes, as part of the resource that it makes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Job")
public record JobView(
        @Schema(required = true) JobState state,
        @Schema(required = true) ProgressView progress,
        @Schema(required = true) Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable FailureView problem) {

    /** How much is done. */
    @Schema(name = "JobProgress")
    public record ProgressView(
            @Schema(required = true) int done,
            @Schema(required = true) int total) {}

    /** Why it failed. */
    @Schema(name = "JobProblem")
    public record FailureView(
            @Schema(required = true) String code,
            @Schema(required = true) String title,
            @Schema(required = true) String detail) {}

    /** The job in the caller's language. */
    public static JobView of(Job job, Locale locale) {
        Job.@Nullable Failure failure = job.failure();
        return new JobView(
                job.state(),
                new ProgressView(job.done(), job.total()),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                failure == null
                        ? null
                        : new FailureView(
                                failure.code(),
                                failure.title().in(locale),
                                failure.detail().in(locale)));
    }
}
