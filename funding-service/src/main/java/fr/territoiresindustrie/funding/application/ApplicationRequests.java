package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.identifier.Siret;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that write and move applications. */
final class ApplicationRequests {

    private ApplicationRequests() {}

    @Schema(name = "NewApplication")
    record Create(
            @NotNull UUID projectId,
            @NotNull @Schema(examples = "FRICHES") String envelope,
            @NotNull @PlainText @Size(max = 500) String subject,
            @NotNull @Valid BeneficiaryBody beneficiary,
            @NotNull Money requested,
            @Nullable Money eligibleBase) {

        Application.Request request() {
            return new Application.Request(subject, beneficiary.beneficiary(), requested, eligibleBase);
        }
    }

    @Schema(name = "ApplicationChange")
    record Edit(
            @NotNull @PlainText @Size(max = 500) String subject,
            @NotNull @Valid BeneficiaryBody beneficiary,
            @NotNull Money requested,
            @Nullable Money eligibleBase) {

        Application.Request request() {
            return new Application.Request(subject, beneficiary.beneficiary(), requested, eligibleBase);
        }
    }

    @Schema(name = "NewBeneficiary")
    record BeneficiaryBody(
            @NotNull @PlainText @Size(max = 200) String name,
            @NotNull @Siren String siren,
            @Nullable @Siret String siret) {

        Application.Beneficiary beneficiary() {
            return new Application.Beneficiary(name, siren, siret);
        }
    }

    @Schema(name = "ApplicationTransition")
    record Move(
            @NotNull ApplicationCommand command,
            @Nullable @PlainText @Size(max = 2000) String reason,
            @Nullable Boolean dryRun,

            @Nullable @Valid @Schema(description = "Demandé par AGREE, et par elle seule.")
            AgreementBody agreement) {}

    @Schema(name = "NewAgreement")
    record AgreementBody(
            @NotNull Money amount,
            @NotNull LocalDate agreedOn,

            @NotNull @PlainText @Size(max = 100) @Schema(description = "Numéro de l'engagement juridique.")
            String legalReference) {}
}
