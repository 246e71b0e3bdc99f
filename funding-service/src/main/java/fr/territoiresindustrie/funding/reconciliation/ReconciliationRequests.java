package fr.territoiresindustrie.funding.reconciliation;

import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.identifier.Siret;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that bring an extract of accounts, and decide on its lines. */
final class ReconciliationRequests {

    private ReconciliationRequests() {}

    @Schema(name = "NewAccountsExtract")
    record Upload(
            @NotNull OwnerKind ownerKind,
            @NotNull @Size(max = 40) String owner,
            @NotNull @PlainText @Size(max = 300) String source,
            @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Line> lines) {}

    @Schema(name = "NewAccountsLine")
    record Line(
            @Min(1) int line,
            @NotNull @PlainText @Size(max = 100) String legalReference,
            @Nullable @Siret String siret,
            @NotNull Money amount,
            @NotNull LocalDate paidOn) {}

    @Schema(name = "AccountsDecision")
    record Decide(
            @Nullable @Schema(description = "Le paiement que c'est ; absent : aucun de la plateforme.")
            UUID paymentId,

            @NotNull @PlainText @Size(max = 2000) String reason) {}
}
