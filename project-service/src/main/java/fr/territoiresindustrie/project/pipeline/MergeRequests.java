package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What callers send to merge projects. */
final class MergeRequests {

    private MergeRequests() {}

    /**
     * A decision to merge.
     *
     * @param into the project that goes on
     * @param intoIfMatch the tag of its version that was read, quotes included
     */
    @Schema(name = "ProjectMerge")
    record Merge(
            @NotNull UUID into,

            @NotNull @Pattern(regexp = "^\"[0-9]{1,18}\"$") String intoIfMatch,

            @NotNull @PlainText @Size(max = 4_000) String reason) {}
}
