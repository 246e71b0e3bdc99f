package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the proof of what was done or spent is kept: an invoice, a statement of expenses, a certificate of completion. */
@Schema(name = "PaymentProof")
public record Proof(
        @NotNull @PlainText @Size(max = 200) String label,
        @NotNull @PlainText @Size(max = 500) String reference) {}
