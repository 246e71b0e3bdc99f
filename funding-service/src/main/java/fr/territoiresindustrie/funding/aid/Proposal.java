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
 */
public record Proposal(
        UUID projectId,
        String siren,
        Money amount,
        @Nullable Money base,
        @Nullable Terms terms,
        boolean counts,
        boolean deMinimis,
        LocalDate on) {

    /** Only what it means for the undertaking. */
    public Proposal forUndertaking() {
        return new Proposal(projectId, siren, amount, base, null, false, deMinimis, on);
    }

    /** Only what it means for the project. */
    public Proposal forProject() {
        return new Proposal(projectId, siren, amount, base, terms, counts, false, on);
    }
}
