package fr.territoiresindustrie.funding.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.Balance;
import fr.territoiresindustrie.kit.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The accounts under one ceiling, in euros: {@code granted = available + frozen + committed}.
 *
 * @param year of the payment credit; absent for the commitment authority
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Balance")
record BalanceView(
        @Schema(required = true) Authority authority,
        @Nullable Integer year,
        @Schema(required = true) Money granted,
        @Schema(required = true) Money available,
        @Schema(required = true) Money frozen,
        @Schema(required = true) Money committed) {

    static BalanceView of(Balance balance) {
        return new BalanceView(
                balance.authority(),
                balance.year() == 0 ? null : balance.year(),
                balance.granted(),
                balance.available(),
                balance.frozen(),
                balance.committed());
    }
}
