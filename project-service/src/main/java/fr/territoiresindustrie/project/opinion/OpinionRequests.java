package fr.territoiresindustrie.project.opinion;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send about opinions. */
final class OpinionRequests {

    private OpinionRequests() {}

    /**
     * An opinion to ask for.
     *
     * @param code of the operator or State service, or official code of the region
     * @param session the session to come that it is asked for, which has the project on its agenda
     */
    @Schema(name = "NewOpinion")
    record Creation(
            @NotNull AskedKind kind,

            @NotNull @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,59}$")
            String code,

            @PlainText @Size(max = 4_000) @Nullable String question,
            @NotNull LocalDate dueOn,
            @Nullable UUID session) {}

    /** An opinion; one that is not plainly favourable gives its grounds. */
    @Schema(name = "OpinionAnswer")
    record Answer(
            @NotNull Verdict verdict,
            @PlainText @Size(max = 10_000) @Nullable String grounds) {}

    /** Why an opinion is no longer asked for. */
    @Schema(name = "OpinionWithdrawal")
    record Withdrawal(@NotNull @PlainText @Size(max = 4_000) String reason) {}
}
