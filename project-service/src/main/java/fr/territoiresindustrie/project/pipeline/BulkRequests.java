package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.importing.ImportMode;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send to move many projects. */
final class BulkRequests {

    private BulkRequests() {}

    /**
     * One command for many projects.
     *
     * @param mode what becomes of the projects that may move when others may not; {@code BEST_EFFORT} by default
     * @param dryRun checks the moves and changes nothing
     */
    @Schema(name = "ProjectBulkTransition")
    record Moves(
            @NotNull ProjectCommand command,
            @PlainText @Size(max = 4_000) @Nullable String reason,
            @Nullable ImportMode mode,
            @Nullable Boolean dryRun,
            @NotEmpty @Size(max = 200) List<@NotNull @Valid Item> items) {

        boolean together() {
            return mode == ImportMode.ALL_OR_NOTHING;
        }

        ProjectRequests.Transition transition(boolean onlyChecks) {
            return new ProjectRequests.Transition(command, reason, onlyChecks, List.of(), List.of());
        }
    }

    /**
     * A project to move.
     *
     * @param ifMatch the tag of the version that was read, quotes included
     */
    @Schema(name = "ProjectBulkTransitionItem")
    record Item(
            @NotNull UUID id,

            @NotNull @Pattern(regexp = "^\"[0-9]{1,18}\"$") String ifMatch) {}
}
