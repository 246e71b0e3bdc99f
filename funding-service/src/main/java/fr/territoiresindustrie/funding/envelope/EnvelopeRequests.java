package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
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

            @NotNull
            @Schema(description = "Autorisation d'engagement à l'ouverture ; déléguée par la mère s'il y en a une.")
            Money commitmentAuthority,

            @Nullable @Schema(description = "Code de l'enveloppe mère.")
            String parent,

            @Nullable @Valid @Schema(description = "Par défaut celui de la mère, sinon national.")
            PerimeterBody perimeter,

            @Nullable @Size(max = 10) List<@NotNull @Min(1) @Max(100) Integer> alertThresholds) {

        @AssertTrue(message = "La fin précède le début.")
        @Schema(hidden = true)
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isPeriodOrdered() {
            return startsOn == null || endsOn == null || !endsOn.isBefore(startsOn);
        }
    }

    @Schema(name = "NewPerimeter")
    record PerimeterBody(
            @NotNull Perimeter.Kind kind,
            @NotNull @Size(max = 110) List<@NotNull @Pattern(regexp = "^[0-9AB]{2,3}$") String> codes) {

        Perimeter perimeter() {
            return new Perimeter(kind, codes);
        }

        @AssertTrue(message = "Un périmètre national n'a pas de codes ; un autre en a au moins un.")
        @Schema(hidden = true)
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isKindOfCodes() {
            return kind == null || codes == null || (kind == Perimeter.Kind.NATIONAL) == codes.isEmpty();
        }
    }

    /** The movements that an owner writes by hand; commitments come from agreements only. */
    enum ManualKind {
        OPENING(MovementKind.OPENING),
        REPLENISHMENT(MovementKind.REPLENISHMENT),
        FREEZE(MovementKind.FREEZE),
        UNFREEZE(MovementKind.UNFREEZE),
        DELEGATION(MovementKind.DELEGATION),
        WITHDRAWAL(MovementKind.WITHDRAWAL),
        TRANSFER(MovementKind.TRANSFER_OUT),
        CARRY_OVER(MovementKind.CARRY_OVER_OUT);

        private final MovementKind kind;

        ManualKind(MovementKind kind) {
            this.kind = kind;
        }

        MovementKind kind() {
            return kind;
        }
    }

    /** What may be tried without effect: the manual movements, and what agreements and payments would do. */
    enum SimulatedKind {
        OPENING(MovementKind.OPENING),
        REPLENISHMENT(MovementKind.REPLENISHMENT),
        FREEZE(MovementKind.FREEZE),
        UNFREEZE(MovementKind.UNFREEZE),
        DELEGATION(MovementKind.DELEGATION),
        WITHDRAWAL(MovementKind.WITHDRAWAL),
        TRANSFER(MovementKind.TRANSFER_OUT),
        CARRY_OVER(MovementKind.CARRY_OVER_OUT),
        COMMITMENT(MovementKind.COMMITMENT),
        DECOMMITMENT(MovementKind.DECOMMITMENT),
        PAYMENT(MovementKind.PAYMENT);

        private final MovementKind kind;

        SimulatedKind(MovementKind kind) {
            this.kind = kind;
        }

        MovementKind kind() {
            return kind;
        }
    }

    @Schema(name = "EnvelopeSimulation")
    record Simulate(@NotEmpty @Size(max = 100) List<@NotNull @Valid Step> steps) {}

    @Schema(name = "EnvelopeSimulationStep")
    record Step(
            @NotNull SimulatedKind kind,
            @NotNull Authority authority,
            @Nullable @Min(2018) @Max(2100) Integer year,
            @NotNull Money amount,
            @Nullable String counterpart) {

        @AssertTrue(message = "L'année se donne pour un crédit de paiement (CP), et pour lui seul.")
        @Schema(hidden = true)
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isYearOfCreditOnly() {
            return authority == null || (authority == Authority.CP) == (year != null);
        }

        Wanted wanted() {
            return new Wanted(kind.kind(), authority, year == null ? 0 : year, amount, null, null, null);
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
            @Nullable @PlainText @Size(max = 100) String reference,

            @Nullable
            @Schema(
                    description =
                            "L'autre enveloppe : la sous-enveloppe (DELEGATION, WITHDRAWAL), la destination (TRANSFER), celle du financeur à parité (REPLENISHMENT).")
            String counterpart) {

        Wanted wanted() {
            return new Wanted(kind.kind(), authority, year == null ? 0 : year, amount, effectiveOn, reason, reference);
        }

        @AssertTrue(message = "L'année se donne pour un crédit de paiement (CP), et pour lui seul.")
        @Schema(hidden = true)
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isYearOfCreditOnly() {
            return authority == null || (authority == Authority.CP) == (year != null);
        }
    }
}
