package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of many moves: {@code moved + valid + refused} is the number of projects, which have their results in the order asked.
 */
@Schema(name = "ProjectBulkResult")
record BulkResultView(
        @Schema(required = true) int moved,
        @Schema(required = true) int valid,
        @Schema(required = true) int refused,
        @Schema(required = true) List<ItemView> items) {

    /** Moved; fit to move, but not moved (a dry run, or another project is refused); or refused. */
    @Schema(name = "ProjectBulkStatus")
    enum Status {
        MOVED,
        VALID,
        REFUSED
    }

    /**
     * What became of one project.
     *
     * @param state its state now, as far as the caller may see it
     * @param etag its tag now, for the next move
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProjectBulkItem")
    record ItemView(
            @Schema(required = true) UUID id,
            @Schema(required = true) Status status,
            @Nullable ProjectState state,
            @Nullable String etag,
            @Nullable RefusalView problem) {

        static ItemView of(UUID id, Status status, ProjectView project) {
            return new ItemView(id, status, project.state(), "\"" + project.version() + "\"", null);
        }

        static ItemView refused(UUID id, Problem problem, Locale locale) {
            return new ItemView(
                    id,
                    Status.REFUSED,
                    null,
                    null,
                    new RefusalView(
                            problem.code().status(),
                            problem.code().code(),
                            problem.code().title().in(locale),
                            problem.detail().in(locale),
                            problem.items().stream()
                                    .map(item -> new PlaceView(
                                            item.pointer(),
                                            item.code(),
                                            item.message().in(locale)))
                                    .toList()));
        }
    }

    /** Why a project is refused: what a transition of it alone would answer. */
    @Schema(name = "ProjectBulkProblem")
    record RefusalView(
            @Schema(required = true) int status,
            @Schema(required = true) String code,
            @Schema(required = true) String title,
            @Schema(required = true) String detail,
            @Schema(required = true) List<PlaceView> errors) {}

    /** A place that is refused. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProjectBulkError")
    record PlaceView(
            @Nullable String pointer,
            @Schema(required = true) String code,
            @Schema(required = true) String message) {}

    static BulkResultView of(List<ItemView> items) {
        return new BulkResultView(
                count(items, Status.MOVED), count(items, Status.VALID), count(items, Status.REFUSED), items);
    }

    private static int count(List<ItemView> items, Status status) {
        return (int) items.stream().filter(i -> i.status() == status).count();
    }
}
