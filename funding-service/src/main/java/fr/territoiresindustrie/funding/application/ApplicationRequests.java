package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.idempotency.CommitsWithOthers;
import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.identifier.Siret;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.WorkflowProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that write and move applications. */
final class ApplicationRequests {

    static final String AGREED_AMOUNT = "/agreement/amount";

    private static final String WORKS_START =
            "Jour du premier acte juridique passé pour réaliser le projet. Une subvention le demande au dépôt, et pas avant la réception de la demande.";

    private ApplicationRequests() {}

    @Schema(name = "NewApplication")
    record Create(
            @NotNull UUID projectId,
            @NotNull @Schema(examples = "FRICHES") String envelope,

            @Nullable
            @Schema(description = "Code du dispositif, dont les fenêtres, le taux et le plafond valent alors.")
            String scheme,

            @NotNull @PlainText @Size(max = 500) String subject,
            @NotNull @Valid BeneficiaryBody beneficiary,
            @NotNull Money requested,
            @Nullable Money eligibleBase,

            @Nullable @Schema(description = WORKS_START) LocalDate worksStartOn) {

        Asked.Request request() {
            return new Asked.Request(subject, beneficiary.beneficiary(), requested, eligibleBase, worksStartOn);
        }
    }

    @Schema(name = "ApplicationChange")
    record Edit(
            @NotNull @PlainText @Size(max = 500) String subject,
            @NotNull @Valid BeneficiaryBody beneficiary,
            @NotNull Money requested,
            @Nullable Money eligibleBase,

            @Nullable @Schema(description = WORKS_START) LocalDate worksStartOn) {

        Asked.Request request() {
            return new Asked.Request(subject, beneficiary.beneficiary(), requested, eligibleBase, worksStartOn);
        }
    }

    @Schema(name = "NewBeneficiary")
    record BeneficiaryBody(
            @NotNull @PlainText @Size(max = 200) String name,
            @NotNull @Siren String siren,
            @Nullable @Siret String siret) {

        Asked.Beneficiary beneficiary() {
            return new Asked.Beneficiary(name, siren, siret);
        }
    }

    @Schema(name = "ApplicationTransition")
    record Move(
            @NotNull ApplicationCommand command,
            @Nullable @PlainText @Size(max = 2000) String reason,
            @Nullable Boolean dryRun,

            @Nullable @Valid @Schema(description = "Demandé par AGREE, et par elle seule.")
            AgreementBody agreement)
            implements CommitsWithOthers {

        boolean isDryRun() {
            return Boolean.TRUE.equals(dryRun);
        }

        /** Moves of one envelope's applications share a transaction; a dry run needs none. */
        @Override
        public boolean commitsWithOthers() {
            return !isDryRun();
        }
    }

    @Schema(name = "NewAgreement")
    record AgreementBody(
            @NotNull Money amount,
            @NotNull LocalDate agreedOn,

            @NotNull @PlainText @Size(max = 100) @Schema(description = "Numéro de l'engagement juridique.")
            String legalReference,

            @Nullable @Valid AgreementTerms terms) {

        AgreementTerms termsOrNone() {
            return terms == null ? AgreementTerms.NONE : terms;
        }
    }

    /** Whether a move says all that its command needs, and asks no more than was requested. */
    static void check(Move move, Money requested) {
        if (move.command().needsReason() && move.reason() == null) {
            throw WorkflowProblem.REASON_REQUIRED
                    .because("Cette commande demande un motif.", "This command requires a reason.")
                    .at("/reason", "REQUIRED", new Text("Motif demandé.", "Reason required."));
        }
        boolean agrees = move.command() == ApplicationCommand.AGREE;
        if (agrees != (move.agreement() != null)) {
            throw ApplicationProblem.AGREEMENT_REQUIRED
                    .because(
                            "AGREE, et elle seule, porte une convention.",
                            "AGREE, and only AGREE, carries an agreement.")
                    .at("/agreement", "REQUIRED", new Text("Convention demandée.", "Agreement required."));
        }
        if (move.agreement() != null) {
            checkCeiling(move.agreement().amount(), requested);
        }
    }

    private static void checkCeiling(Money amount, Money requested) {
        if (!amount.isPositive() || amount.compareTo(requested) > 0) {
            throw ApplicationProblem.AGREEMENT_ABOVE_CEILING
                    .because(
                            "Le montant convenu est supérieur à zéro et au plus le montant demandé, " + requested
                                    + " EUR.",
                            "The agreed amount is above zero and at most the amount asked, " + requested + " EUR.")
                    .at(
                            AGREED_AMOUNT,
                            "OUT_OF_RANGE",
                            new Text("Au plus " + requested + ".", "At most " + requested + "."));
        }
    }
}
