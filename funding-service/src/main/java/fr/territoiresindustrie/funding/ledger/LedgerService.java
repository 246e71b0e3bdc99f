package fr.territoiresindustrie.funding.ledger;

import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows the ledger. */
@ApplicationScoped
public class LedgerService {

    private final StatementRepository statements;

    LedgerService(StatementRepository statements) {
        this.statements = statements;
    }

    /** Balances now. */
    public List<Balance> balances(UUID envelope) {
        return balances(List.of(envelope)).getOrDefault(envelope, List.of());
    }

    /** Balances now, by envelope. */
    public Map<UUID, List<Balance>> balances(Collection<UUID> envelopes) {
        return envelopes.isEmpty() ? Map.of() : statements.balances(envelopes);
    }

    /** Balances at an instant. */
    public record Past(Instant at, List<Balance> balances) {}

    /** Balances at an instant, for ever: no movement that commits later takes a place before it. A future instant is answered for now. */
    @Transactional
    public Past balancesAt(UUID envelope, Instant at) {
        Instant now = statements.now();
        Instant settled = at.isAfter(now) ? now : at;
        return new Past(settled, statements.balancesAt(envelope, settled));
    }

    /** Whether the running balances are what the last movements left. The whole proof is a reconciliation. */
    public boolean isTiedUp(UUID envelope) {
        return statements.looseEnds(envelope) == 0;
    }

    /** Movements, oldest first. */
    public Page<MovementView> movements(UUID envelope, PageRequest page) {
        return statements.movements(envelope, page);
    }
}
