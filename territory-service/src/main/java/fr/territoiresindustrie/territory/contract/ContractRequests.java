package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that move contracts; a draft is written as its content. */
final class ContractRequests {

    private ContractRequests() {}

    /**
     * A command.
     *
     * @param on day of the signature, of the amendment's signature, or last day
     * @param subject of an amendment: what it changes
     * @param amendment the whole content as amended
     * @param reason demanded by END
     */
    @Schema(name = "ContractTransition")
    record Move(
            @NotNull ContractCommand command,
            @NotNull LocalDate on,
            @Nullable @PlainText @Size(max = 500) String subject,
            @Nullable @Valid Content amendment,
            @Nullable @PlainText @Size(max = 2000) String reason,
            @Nullable Boolean dryRun) {}
}
