package fr.territoiresindustrie.funding.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
        boolean deMinimis) {

    static final AgreementTerms NONE = new AgreementTerms(null, null, null, null, null, null, false);

    /** One instalment of the schedule. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgreementInstalment")
    public record Instalment(
            @NotNull @PlainText @Size(max = 200) String label,
            @NotNull Money amount,
            @Nullable LocalDate dueOn) {}
}
