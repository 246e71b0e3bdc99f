package fr.territoiresindustrie.funding.opinion;

import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send about opinions. */
final class OpinionRequests {

    private OpinionRequests() {}

    @Schema(name = "NewApplicationOpinion")
    record Ask(
            @NotNull OwnerKind kind,

            @NotNull
            @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,39}$")
            @Schema(description = "Code de l'opérateur ou du service de l'État, ou code officiel de la région.")
            String code,

            @Nullable @PlainText @Size(max = 4_000) String question,
            @NotNull LocalDate dueOn) {}

    @Schema(name = "ApplicationOpinionAnswer")
    record Answer(
            @NotNull Verdict verdict,

            @Nullable
            @PlainText
            @Size(max = 10_000)
            @Schema(description = "Demandé si l'avis n'est pas simplement favorable.")
            String grounds) {}

    @Schema(name = "ApplicationOpinionWithdrawal")
    record Withdraw(@NotNull @PlainText @Size(max = 4_000) String reason) {}
}
