package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.territory.territory.TerritoryBounds;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The contract of a territory. Its state changes only by {@link #run}, which asks {@link ContractWorkflow}. */
@Entity
class Contract {

    @Id
    private UUID id;

    @Version
    private long version;

    private String territoryCode;

    @Enumerated(EnumType.STRING)
    private ContractStatus state = ContractStatus.DRAFT;

    @JdbcTypeCode(SqlTypes.JSON)
    private Content content;

    private int number;
    private @Nullable LocalDate signedOn;
    private @Nullable LocalDate endedOn;

    @SuppressWarnings("NullAway.Init")
    protected Contract() {}

    Contract(UUID id, String territory, Content content) {
        this.id = id;
        this.territoryCode = territory;
        this.content = content;
    }

    /** Rewrites the draft (409 once it is signed: an amendment changes it then). */
    void write(Content draft) {
        if (state != ContractStatus.DRAFT) {
            throw ContractProblem.CONTRACT_NOT_EDITABLE.because(
                    "Un contrat signé se modifie par avenant (AMEND).",
                    "A signed contract is changed by an amendment (AMEND).");
        }
        content = draft;
    }

    /**
     * Runs a command; the workflow decides where it leads.
     *
     * @param next the number of a new version
     * @throws fr.territoiresindustrie.kit.problem.Problem 403 or 409 as the workflow says
     */
    void run(ContractRequests.Move move, Set<String> parties, int next) {
        state = ContractWorkflow.TABLE.decide(this, move.command(), parties);
        switch (move.command()) {
            case SIGN -> {
                number = next;
                signedOn = move.on();
            }
            case AMEND -> {
                number = next;
                content = java.util.Objects.requireNonNull(move.amendment());
            }
            case END -> endedOn = move.on();
        }
    }

    /** As whom the caller may act on a contract of the territory. */
    static Set<String> partiesOf(Caller caller, TerritoryBounds territory) {
        Set<String> parties = new HashSet<>();
        if (caller.isTerritory(territory.code())) {
            parties.add(ContractWorkflow.TEAM);
        }
        if (territory.isDecidedBy(caller)) {
            parties.add(ContractWorkflow.SIGNATORY);
        }
        return parties;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String territory() {
        return territoryCode;
    }

    ContractStatus state() {
        return state;
    }

    Content content() {
        return content;
    }

    int number() {
        return number;
    }

    @Nullable
    LocalDate signedOn() {
        return signedOn;
    }

    @Nullable
    LocalDate endedOn() {
        return endedOn;
    }

    ContractView view() {
        return new ContractView(id, territoryCode, state, number, signedOn, endedOn, content);
    }
}
