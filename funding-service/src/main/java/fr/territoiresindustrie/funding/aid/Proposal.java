package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.scheme.Terms;
import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Aid that is about to be agreed.
 *
 * @param base eligible base, where it is known
 * @param terms of the scheme, where there is one
 * @param counts whether it is public aid in full: loans and equity are not
 * @param pointer to the amount in the request
 */
public record Proposal(
        UUID projectId,
        String siren,
        Money amount,
        @Nullable Money base,
        @Nullable Terms terms,
        boolean counts,
        boolean deMinimis,
        LocalDate on,
        String pointer) {

    /** Only what some of it means for the undertaking. */
    public Proposal forUndertaking(Money some) {
        return new Proposal(projectId, siren, some, base, null, false, deMinimis, on, pointer);
    }

    /** Only what it means for its scheme. */
    public Proposal forScheme() {
        return new Proposal(projectId, siren, amount, base, terms, false, false, on, pointer);
    }

    /** Only what it means for the project, which counts it already. */
    public Proposal forProject() {
        return new Proposal(projectId, siren, Money.ZERO, base, terms, counts, false, on, pointer);
    }
}
