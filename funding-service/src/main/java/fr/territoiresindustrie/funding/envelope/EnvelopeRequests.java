package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that open and move envelopes. */
final class EnvelopeRequests {

    private EnvelopeRequests() {}

    @Schema(name = "NewEnvelope")
    record Create(
            @NotNull @Pattern(regexp = "^[A-Z0-9][A-Z0-9-]{1,39}$")
            String code,

            @NotNull @PlainText @Size(max = 300) String label,
            @NotNull String fundingSource,
            @Nullable @PlainText @Size(max = 2000) String purpose,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,

            @NotNull @Schema(description = "Autorisation d'engagement à l'ouverture.")
            Money commitmentAuthority) {

        @AssertTrue(message = "La fin précède le début.")
        @Schema(hidden = true)
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isPeriodOrdered() {
            return startsOn == null || endsOn == null || !endsOn.isBefore(startsOn);
        }
    }

    /** The movements that an owner writes by hand; commitments come from agreements only. */
    enum ManualKind {
        OPENING(MovementKind.OPENING),
        REPLENISHMENT(MovementKind.REPLENISHMENT),
        FREEZE(MovementKind.FREEZE),
        UNFREEZE(MovementKind.UNFREEZE);

        private final MovementKind kind;

        ManualKind(MovementKind kind) {
            this.kind = kind;
        }

        MovementKind kind() {
            return kind;
        }
    }

    @Schema(name = "NewMovement")
    record Move(
            @NotNull ManualKind kind,
            @NotNull Authority authority,

            @Nullable
            @Min(2018)
            @Max(2100)
            @Schema(description = "Année du crédit de paiement ; absente pour une autorisation d'engagement.")
            Integer year,

            @NotNull Money amount,
            @Nullable LocalDate effectiveOn,
            @NotNull @PlainText @Size(max = 2000) String reason,
            @Nullable @PlainText @Size(max = 100) String reference) {

        @AssertTrue(message = "L'année se donne pour un crédit de paiement (CP), et pour lui seul.")
        @Schema(hidden = true)
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isYearOfCreditOnly() {
            return authority == null || (authority == Authority.CP) == (year != null);
        }
    }
}
