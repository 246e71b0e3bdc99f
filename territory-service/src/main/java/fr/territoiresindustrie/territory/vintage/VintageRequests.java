package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send about vintages, beside the archive. */
final class VintageRequests {

    private VintageRequests() {}

    /**
     * A command.
     *
     * @param dryRun only checks: the vintage is answered as it is, or the refusal
     */
    @Schema(name = "ReferenceVintageTransition")
    record Transition(
            @Schema(required = true) @NotNull VintageCommand command,

            @Nullable @PlainText @Size(max = 2_000) String reason,

            @Nullable Boolean dryRun) {

        boolean onlyChecks() {
            return Boolean.TRUE.equals(dryRun);
        }
    }
}
