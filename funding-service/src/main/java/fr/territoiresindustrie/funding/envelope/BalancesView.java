package fr.territoiresindustrie.funding.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.ledger.BalanceView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The balances of an envelope.
 *
 * @param at the instant for which they hold, for ever; absent for now
 * @param reconciled whether the running balances are what the last movements left; absent for a past instant. The whole proof is in the
 *     envelope's proofs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Balances")
record BalancesView(
        @Schema(required = true) String envelope,
        @Nullable Instant at,
        @Schema(required = true) List<BalanceView> balances,
        @Nullable Boolean reconciled) {}
