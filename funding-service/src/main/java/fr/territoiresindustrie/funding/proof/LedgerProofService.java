package fr.territoiresindustrie.funding.proof;

import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.envelope.EnvelopeService;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Proves ledgers, when asked and by itself. */
@ApplicationScoped
public class LedgerProofService {

    private static final Logger LOG = Logger.getLogger(LedgerProofService.class);
    private static final String BY_ITSELF = "funding-service";

    private final LedgerProofRepository proofs;
    private final EnvelopeService envelopes;
    private final LedgerProofConfig config;
    private final MeterRegistry meters;
    private final Ids ids;
    private final Time time;

    LedgerProofService(
            LedgerProofRepository proofs,
            EnvelopeService envelopes,
            LedgerProofConfig config,
            MeterRegistry meters,
            Ids ids,
            Time time) {
        this.proofs = proofs;
        this.envelopes = envelopes;
        this.config = config;
        this.meters = meters;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    LedgerProofView run(String code, Caller caller) {
        Envelope envelope = envelopes.get(code);
        if (!isClose(envelope, caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Réservé à l'organisme qui répond de l'enveloppe, à la délégation et à l'administration de la plateforme.",
                    "For the body that answers for the envelope, the delegation and the platform's administrators.");
        }
        return prove(envelope, caller.name());
    }

    private LedgerProofView prove(Envelope envelope, String actor) {
        UUID id = ids.next();
        proofs.prove(id, envelope.id(), actor);
        LedgerProofView proof = proofs.get(id, envelope.code());
        meters.counter("ledger.proofs", "holds", String.valueOf(proof.holds())).increment();
        if (!proof.holds()) {
            LOG.errorf("the ledger of %s breaks its invariants: %s", envelope.code(), proof.findings());
        }
        return proof;
    }

    Page<LedgerProofView> page(String code, PageRequest page, Caller caller) {
        Envelope envelope = envelopes.get(code);
        Page<LedgerProofView> proved = proofs.page(envelope.id(), code, page);
        return isClose(envelope, caller) ? proved : proved.map(LedgerProofView::withoutPeople);
    }

    private static boolean isClose(Envelope envelope, Caller caller) {
        return envelope.isOwnedBy(caller) || caller.is(Roles.DELEGATION) || caller.is(Roles.PLATFORM_ADMIN);
    }

    /** Proves what is due, envelope by envelope. Each replica takes those that no other one is at. */
    @Scheduled(every = "${tdi.ledger-proof.every:10m}", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void proveWhatIsDue() {
        for (String code : due()) {
            try {
                proveIfDue(code);
            } catch (RuntimeException failed) {
                // the others are proved all the same; this one is due again
                LOG.errorf(failed, "the ledger of %s could not be proved", code);
            }
        }
    }

    @Transactional
    List<String> due() {
        return due(null);
    }

    private List<String> due(@Nullable UUID envelope) {
        Instant now = time.now();
        return proofs.due(envelope, now.minus(config.oldest()), now.minus(config.youngest()));
    }

    @Transactional
    void proveIfDue(String code) {
        Envelope envelope = envelopes.get(code);
        if (proofs.isMine(envelope.id()) && !due(envelope.id()).isEmpty()) {
            prove(envelope, BY_ITSELF);
        }
    }
}
