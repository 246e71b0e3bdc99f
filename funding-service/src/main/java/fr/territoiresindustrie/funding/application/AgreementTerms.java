package fr.territoiresindustrie.funding.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.identifier.Siret;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.kit.text.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement says beside its amount: article 8 of decree 2018-514.
 *
 * @param eligibleBase the expenditure that is subsidised (dépense subventionnable)
 * @param expenditure its nature
 * @param startsOn first day of the work
 * @param endsOn foreseen day of completion
 * @param schedule when what is paid
 * @param reversal on which conditions it is given back
 * @param beneficiaries where there are several
 * @param deMinimis whether it counts under Regulation (EU) 2023/2831
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AgreementTerms")
public record AgreementTerms(
        @Nullable Money eligibleBase,
        @Nullable @PlainText @Size(max = 2000) String expenditure,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable @Size(max = 50) List<@NotNull @Valid Instalment> schedule,
        @Nullable @PlainText @Size(max = 4000) String reversal,
        @Nullable @Size(max = 50) List<@NotNull @Valid Share> beneficiaries,
        boolean deMinimis) {

    static final AgreementTerms NONE = new AgreementTerms(null, null, null, null, null, null, null, false);

    AgreementTerms asDeMinimis(boolean so) {
        return new AgreementTerms(eligibleBase, expenditure, startsOn, endsOn, schedule, reversal, beneficiaries, so);
    }

    /**
     * What article 8 of decree 2018-514 wants to be said and these terms do not say.
     *
     * @param base that holds under them
     */
    public List<Mention> missing(@Nullable Money base) {
        List<Mention> missing = new ArrayList<>();
        if (expenditure == null) {
            missing.add(Mention.EXPENDITURE);
        }
        if (base == null) {
            missing.add(Mention.ELIGIBLE_BASE);
        }
        if (startsOn == null || endsOn == null) {
            missing.add(Mention.COMPLETION);
        }
        if (schedule == null || schedule.isEmpty()) {
            missing.add(Mention.SCHEDULE);
        }
        return List.copyOf(missing);
    }

    /**
     * Refuses (422) terms that contradict themselves or the amount.
     *
     * @param pointer to them in the request
     */
    void check(Money amount, String pointer) {
        if (startsOn != null && endsOn != null && endsOn.isBefore(startsOn)) {
            throw invalid(
                    pointer, "endsOn", "DATES_REVERSED", "La fin précède le début.", "The end comes before the start.");
        }
        if (eligibleBase != null && eligibleBase.compareTo(amount) < 0) {
            throw invalid(
                    pointer,
                    "eligibleBase",
                    "OUT_OF_RANGE",
                    "L'assiette couvre le montant convenu.",
                    "The eligible base covers the agreed amount.");
        }
        if (schedule != null
                && !schedule.isEmpty()
                && schedule.stream()
                                .map(Instalment::amount)
                                .reduce(Money.ZERO, Money::plus)
                                .compareTo(amount)
                        != 0) {
            throw invalid(
                    pointer,
                    "schedule",
                    "SCHEDULE_NOT_WHOLE",
                    "L'échéancier fait le montant convenu.",
                    "The schedule comes to the agreed amount.");
        }
        if (beneficiaries != null
                && !beneficiaries.isEmpty()
                && beneficiaries.stream()
                                .map(Share::share)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(BigDecimal.ONE)
                        != 0) {
            throw invalid(pointer, "beneficiaries", "SHARES_NOT_WHOLE", "Les parts font 1.", "The shares come to 1.");
        }
    }

    private static Problem invalid(String pointer, String field, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer + "/" + field, code, new Text(fr, en));
    }

    /** The share of one of several beneficiaries: by its SIRET, or an association by its RNA number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgreementShare")
    public record Share(
            @NotNull @PlainText @Size(max = 200) String name,
            @Nullable @Siret String siret,
            @Nullable @Pattern(regexp = "^W\\d{9}$") String rna,

            @NotNull @DecimalMin("0.01") @DecimalMax("1") @Digits(integer = 1, fraction = 2)
            BigDecimal share) {}

    /** One instalment of the schedule. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgreementInstalment")
    public record Instalment(
            @NotNull @PlainText @Size(max = 200) String label,
            @NotNull Money amount,
            @Nullable LocalDate dueOn) {}
}
