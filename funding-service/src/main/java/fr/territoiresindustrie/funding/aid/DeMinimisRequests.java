package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What undertakings declare. */
final class DeMinimisRequests {

    private DeMinimisRequests() {}

    @Schema(name = "DeMinimisDeclaration")
    record Declare(
            @NotNull @PlainText @Size(max = 200) String granter,
            @NotNull @PlainText @Size(max = 200) String reference,
            @NotNull Money amount,
            @NotNull LocalDate grantedOn) {}

    @Schema(name = "UndertakingGroupDeclaration")
    record Group(
            @NotNull @Siren @Schema(description = "SIREN de la tête du groupe ; le sien pour en sortir.")
            String headSiren,

            @NotNull @PlainText @Size(max = 2000) String reason) {}
}
