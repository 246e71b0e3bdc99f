package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Opens the ledgers of envelopes for writing. */
@ApplicationScoped
public class Ledger {

    private final LedgerRepository repository;
    private final Ids ids;

    Ledger(LedgerRepository repository, Ids ids) {
        this.repository = repository;
        this.ids = ids;
    }

    /** Begins the ledger of a new envelope, in the caller's transaction. */
    public void begin(UUID envelope) {
        repository.begin(envelope);
    }

    /** Locks the ledgers of these envelopes for the rest of the transaction, in the order of their ids: whoever locks several does so here. */
    public Journal open(Collection<UUID> envelopes) {
        return repository.open(envelopes, ids);
    }

    /** Refuses what a journal would refuse now; has no effect and reserves nothing. */
    public void check(UUID envelope, MovementKind kind, Money amount) throws Problem {
        look(List.of(envelope)).check(NewMovement.ofAuthority(envelope, kind, amount, null));
    }

    /** A journal on what these ledgers hold now, to try movements that are never written. */
    public Journal look(Collection<UUID> envelopes) {
        return repository.look(envelopes, ids);
    }
}
