package fr.territoiresindustrie.project.flagship;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What callers send about flagships. */
final class FlagshipRequests {

    private FlagshipRequests() {}

    /** Whether a project is a flagship from now on, and why. */
    @Schema(name = "FlagshipEdit")
    record Edit(
            @NotNull Boolean flagship,
            @NotNull @PlainText @Size(max = 4_000) String reason) {}
}
