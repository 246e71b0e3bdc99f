package fr.territoiresindustrie.funding.agreement;

import fr.territoiresindustrie.funding.application.AgreementTerms;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that amends an agreement. */
final class AgreementRequests {

    private AgreementRequests() {}

    @Schema(name = "AgreementAmendment")
    record Amend(
            @NotNull @Schema(description = "Montant de la convention après l'avenant.")
            Money amount,

            @NotNull LocalDate agreedOn,
            @NotNull @PlainText @Size(max = 2000) String reason,
            @NotNull @Valid AgreementTerms terms) {}
}
