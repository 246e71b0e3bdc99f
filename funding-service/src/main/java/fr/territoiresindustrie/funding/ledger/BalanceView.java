package fr.territoiresindustrie.funding.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an envelope holds under one ceiling, in euros: {@code granted = available + frozen + delegated + committed}.
 *
 * @param year of the payment credit; absent for the commitment authority
 * @param delegated entrusted to sub-envelopes
 * @param committed all that was committed, paid or not; under a payment credit, all that was paid
 * @param paid all that was paid, given back or not
 * @param recovered what was given back
 * @param outstanding committed and not yet paid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Balance")
public record BalanceView(
        @Schema(required = true) Authority authority,
        @Nullable Integer year,
        @Schema(required = true) Money granted,
        @Schema(required = true) Money available,
        @Schema(required = true) Money frozen,
        @Schema(required = true) Money delegated,
        @Schema(required = true) Money committed,
        @Schema(required = true) Money paid,
        @Schema(required = true) Money recovered,
        @Schema(required = true) Money outstanding) {

    public static BalanceView of(Balance balance) {
        return new BalanceView(
                balance.authority(),
                balance.year() == 0 ? null : balance.year(),
                balance.granted(),
                balance.available(),
                balance.frozen(),
                balance.delegated(),
                balance.committed(),
                balance.paid(),
                balance.recovered(),
                balance.outstanding());
    }
}
