package fr.territoiresindustrie.funding.scheme;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a scheme helps.
 *
 * @param maxRate largest share of the eligible base, between 0 and 1
 * @param cap largest amount for one project
 * @param maxPublicRate largest share of the eligible base that all public funders together may bear
 * @param spendWithinMonths how long the beneficiary has to spend
 * @param deMinimis whether its aid counts under Regulation (EU) 2023/2831
 * @param legalBasis the aid scheme or text it stands on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SchemeTerms")
public record Terms(
        @Nullable @DecimalMin("0.0001") @DecimalMax("1") @Digits(integer = 1, fraction = 4)
        BigDecimal maxRate,

        @Nullable Money cap,

        @Nullable @DecimalMin("0.0001") @DecimalMax("1") @Digits(integer = 1, fraction = 4)
        BigDecimal maxPublicRate,

        @Nullable @Min(1) @Max(240) Integer spendWithinMonths,
        boolean deMinimis,
        @Nullable @PlainText @Size(max = 500) String legalBasis) {

    /** Nothing stricter than the law. */
    public static final Terms NONE = new Terms(null, null, null, null, false, null);

    /** The largest amount for this eligible base, rounded down to the cent: what rate and cap allow; null where neither says. */
    public @Nullable Money ceiling(@Nullable Money base) {
        if (base == null || maxRate == null) {
            return cap;
        }
        Money byRate = share(base, maxRate);
        return cap == null || byRate.compareTo(cap) < 0 ? byRate : cap;
    }

    /** The most that all public funders together may bear of this base: all of it, or the scheme's own share. */
    public Money publicCeiling(Money base) {
        return maxPublicRate == null ? base : share(base, maxPublicRate);
    }

    private static Money share(Money base, BigDecimal rate) {
        return new Money(BigDecimal.valueOf(base.cents())
                .multiply(rate)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact());
    }
}
