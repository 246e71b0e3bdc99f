package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that ask for payments and move them. */
final class PaymentRequests {

    private PaymentRequests() {}

    @Schema(name = "NewPayment")
    record Ask(
            @NotNull PaymentKind kind,
            @NotNull Money amount,
            @Nullable @Size(max = 50) List<@NotNull @Valid Proof> proofs,

            @Nullable
            @PlainText
            @Size(max = 200)
            @Schema(description = "Référence de la garantie à première demande, pour une avance de plus de 30 %.")
            String guarantee,

            @Nullable @Schema(description = "Pour un reversement, et pour lui seul : le paiement reversé.")
            UUID recovers,

            @Nullable @PlainText @Size(max = 2000) @Schema(description = "Demandé pour un reversement.")
            String reason) {

        Payment.Request request() {
            return new Payment.Request(
                    kind, amount, Objects.requireNonNullElse(proofs, List.of()), guarantee, recovers, reason);
        }
    }

    @Schema(name = "PaymentTransition")
    record Move(
            @NotNull PaymentCommand command,
            @Nullable @PlainText @Size(max = 2000) String reason,
            @Nullable Boolean dryRun) {}
}
