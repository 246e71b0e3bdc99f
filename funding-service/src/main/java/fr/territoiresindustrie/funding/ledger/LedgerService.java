package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows the ledger. */
@ApplicationScoped
public class LedgerService {

    private final LedgerRepository ledger;

    LedgerService(LedgerRepository ledger) {
        this.ledger = ledger;
    }

    /** Balances now. */
    public List<Balance> balances(UUID envelope) {
        return ledger.of(envelope);
    }

    /** Balances at an instant, summed from the postings. */
    public List<Balance> balancesAt(UUID envelope, Instant at) {
        return ledger.fromPostings(envelope, at);
    }

    /** Whether the running balances are what the postings sum to. */
    public boolean isReconciled(UUID envelope) {
        return ledger.differences(envelope) == 0;
    }

    /** Movements, oldest first. */
    public Page<MovementView> movements(UUID envelope, PageRequest page) {
        return ledger.movements(envelope, page);
    }
}
