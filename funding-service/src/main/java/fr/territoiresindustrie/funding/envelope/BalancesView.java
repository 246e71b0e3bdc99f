package fr.territoiresindustrie.funding.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The balances of an envelope.
 *
 * @param at the instant asked for; absent for now
 * @param reconciled whether the running balances are what the postings sum to; absent for a past instant, which is that sum
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Balances")
record BalancesView(
        @Schema(required = true) String envelope,
        @Nullable Instant at,
        @Schema(required = true) List<BalanceView> balances,
        @Nullable Boolean reconciled) {}
