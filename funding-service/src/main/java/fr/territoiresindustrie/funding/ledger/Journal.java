package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The movements of one transaction, on envelopes whose ledgers it holds locked: nobody else moves them until the commit, so each movement is
 * decided here, on what the ones before it leave. A refusal changes nothing and the journal goes on. Nothing is in the database before
 * {@link #write}; the tables' CHECKs are the second line.
 */
public final class Journal {

    /** One ceiling of one envelope. */
    record Ceiling(UUID envelopeId, Authority authority, int year) {}

    private final LedgerRepository ledger;
    private final Ids ids;
    private final Instant now;
    private final Map<UUID, Head> heads;
    private final Map<Ceiling, Holdings> holdings;
    private final List<PostedMovement> posted = new ArrayList<>();
    private final Map<Ceiling, Holdings> changed = new LinkedHashMap<>();

    Journal(LedgerRepository ledger, Ids ids, Instant now, Map<UUID, Head> heads, Map<Ceiling, Holdings> holdings) {
        this.ledger = ledger;
        this.ids = ids;
        this.now = now;
        this.heads = heads;
        this.holdings = holdings;
    }

    /** Holds one more ledger: it was begun in this transaction, so nobody else knows it. */
    public void began(UUID envelope) {
        heads.put(envelope, Head.NONE);
    }

    /**
     * Takes a movement in.
     *
     * @throws Problem 409 when the account it takes from holds less: {@code OVER_COMMITMENT} or {@code MOVEMENT_REFUSED}, with what is left
     */
    public PostedMovement post(NewMovement movement, Caller caller) {
        check(movement);
        Ceiling ceiling = new Ceiling(movement.envelopeId(), movement.authority(), movement.year());
        Account from = movement.kind().from(movement.authority());
        Holdings after = of(ceiling).after(from, movement.kind().to(), movement.amount());
        PostedMovement one = PostedMovement.of(ids.next(), movement, caller, head(movement.envelopeId()), after, now);
        heads.put(movement.envelopeId(), one.head());
        holdings.put(ceiling, after);
        changed.put(ceiling, after);
        posted.add(one);
        return one;
    }

    /** Refuses what {@link #post} would refuse, and does nothing else. */
    public void check(NewMovement movement) {
        if (!movement.amount().isPositive()) {
            throw LedgerProblem.AMOUNT_NOT_POSITIVE
                    .because("Un mouvement a un montant supérieur à zéro.", "A movement has an amount above zero.")
                    .at("/amount", "OUT_OF_RANGE", new Text("Au moins 0,01.", "At least 0.01."));
        }
        Ceiling ceiling = new Ceiling(movement.envelopeId(), movement.authority(), movement.year());
        Money left = of(ceiling).left(movement.kind().from(movement.authority()));
        if (left.compareTo(movement.amount()) < 0) {
            throw exhausted(movement, left);
        }
    }

    private static Problem exhausted(NewMovement movement, Money left) {
        LedgerProblem code = movement.kind() == MovementKind.COMMITMENT
                ? LedgerProblem.OVER_COMMITMENT
                : LedgerProblem.MOVEMENT_REFUSED;
        return code.because(
                        "Il reste " + left + " EUR pour " + movement.amount() + " EUR demandés.",
                        left + " EUR are left for " + movement.amount() + " EUR asked.")
                .with("available", left)
                .with("asked", movement.amount());
    }

    /** What the envelope holds under a ceiling, with the movements taken in so far. */
    public Balance balance(UUID envelope, Authority authority, int year) {
        return Balance.of(authority, year, of(new Ceiling(envelope, authority, year)));
    }

    private Holdings of(Ceiling ceiling) {
        @Nullable Holdings present = holdings.get(ceiling);
        return present == null ? Holdings.none() : present;
    }

    private Head head(UUID envelope) {
        @Nullable Head head = heads.get(envelope);
        if (head == null) {
            throw new IllegalStateException("this journal does not hold envelope " + envelope);
        }
        return head;
    }

    /** Writes all that was taken in. Call it once, as late as the events allow. */
    public List<PostedMovement> write() {
        if (!posted.isEmpty()) {
            ledger.write(posted, changed, heads);
        }
        return List.copyOf(posted);
    }
}
