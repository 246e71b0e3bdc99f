package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The aid of some projects and undertakings, which this transaction holds locked: nobody else agrees aid for them until the commit. What is
 * taken in here counts for what comes after.
 */
public final class Aid {

    /**
     * The public aid of a project so far.
     *
     * @param ceiling the least that any of its agreements lets all public funders bear, null where none says
     */
    record Held(Money total, @Nullable Money ceiling) {
        static final Held NOTHING = new Held(Money.ZERO, null);

        Held with(Money amount, @Nullable Money other) {
            return new Held(total.plus(amount), least(ceiling, other));
        }
    }

    private final Map<UUID, Held> projects;
    private final Map<String, String> heads;
    private final Map<String, DeMinimis> undertakings;

    Aid(Map<UUID, Held> projects, Map<String, String> heads, Map<String, DeMinimis> undertakings) {
        this.projects = projects;
        this.heads = heads;
        this.undertakings = undertakings;
    }

    private static @Nullable Money least(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    /**
     * Refuses aid that would be too much.
     *
     * @throws Problem 409 with what is left
     */
    public void check(Proposal proposal) {
        checkScheme(proposal);
        if (proposal.counts()) {
            checkProject(proposal);
        }
        if (proposal.deMinimis()) {
            checkUndertaking(proposal);
        }
    }

    private static void checkScheme(Proposal proposal) {
        @Nullable
        Money ceiling = proposal.terms() == null ? null : proposal.terms().ceiling(proposal.base());
        if (ceiling != null && proposal.amount().compareTo(ceiling) > 0) {
            throw refusal(
                    proposal,
                    AidProblem.SCHEME_CEILING_EXCEEDED,
                    ceiling,
                    "Le taux et le plafond du dispositif donnent au plus ",
                    "Rate and cap of the scheme give at most ");
        }
    }

    private void checkProject(Proposal proposal) {
        Held held = projects.getOrDefault(proposal.projectId(), Held.NOTHING);
        @Nullable Money ceiling = least(held.ceiling(), publicCeiling(proposal));
        if (ceiling != null && held.total().plus(proposal.amount()).compareTo(ceiling) > 0) {
            Money left = held.total().compareTo(ceiling) >= 0 ? Money.ZERO : ceiling.minus(held.total());
            throw refusal(
                            proposal,
                            AidProblem.PUBLIC_AID_EXCEEDED,
                            left,
                            "Tous financeurs publics réunis, ce projet peut encore recevoir ",
                            "From all public funders together this project may still have ")
                    .with("ceiling", ceiling)
                    .with("agreed", held.total());
        }
    }

    private void checkUndertaking(Proposal proposal) {
        Money left = undertaking(proposal.siren()).left(proposal.on());
        if (proposal.amount().compareTo(left) > 0) {
            throw refusal(
                    proposal,
                    AidProblem.DE_MINIMIS_EXCEEDED,
                    left,
                    "Sur trois ans glissants, cette entreprise unique peut encore recevoir ",
                    "Over three rolling years this single undertaking may still have ");
        }
    }

    private static Problem refusal(Proposal proposal, AidProblem code, Money left, String fr, String en) {
        return code.because(fr + left + " EUR.", en + left + " EUR.")
                .at(proposal.pointer(), code.name(), new Text("Au plus " + left + ".", "At most " + left + "."))
                .with("left", left);
    }

    private static @Nullable Money publicCeiling(Proposal proposal) {
        if (proposal.base() == null) {
            return null;
        }
        return proposal.terms() == null ? proposal.base() : proposal.terms().publicCeiling(proposal.base());
    }

    /** Counts aid that was checked. */
    public void take(Proposal proposal) {
        if (proposal.counts()) {
            projects.merge(
                    proposal.projectId(),
                    Held.NOTHING.with(proposal.amount(), publicCeiling(proposal)),
                    (held, taken) -> held.with(taken.total(), taken.ceiling()));
        }
        if (proposal.deMinimis()) {
            String head = head(proposal.siren());
            undertakings.put(head, undertaking(proposal.siren()).with(proposal.on(), proposal.amount()));
        }
    }

    private String head(String siren) {
        return Objects.requireNonNullElse(heads.get(siren), siren);
    }

    private DeMinimis undertaking(String siren) {
        return Objects.requireNonNull(undertakings.get(head(siren)), "undertakings are held before they are asked");
    }
}
