package fr.territoiresindustrie.funding.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.funding.aid.Aid;
import fr.territoiresindustrie.funding.aid.AidService;
import fr.territoiresindustrie.funding.aid.Proposal;
import fr.territoiresindustrie.funding.application.ApplicationMove.Made;
import fr.territoiresindustrie.funding.envelope.EnvelopeService;
import fr.territoiresindustrie.funding.envelope.Movements;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.kit.batch.Batches;
import fr.territoiresindustrie.kit.batch.Batches.Outcome;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.idempotency.IdempotencyKey;
import fr.territoiresindustrie.kit.idempotency.IdempotencyKeys;
import fr.territoiresindustrie.kit.idempotency.IdempotencyKeys.Answered;
import fr.territoiresindustrie.kit.idempotency.IdempotencyKeys.Claim;
import fr.territoiresindustrie.kit.idempotency.StoredAnswer;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.DatabaseProblem;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moves applications. Those of one envelope that wait at the same time are moved in one transaction: when a call opens, thousands of
 * agreements want the same envelope within minutes, and a commit for each would be the limit. A single one is a batch of one; there is no
 * other way.
 *
 * <p>State, history, events, movements and kept answers of all are one transaction. Each is decided for itself, before anything of it is
 * written, so a refusal leaves its neighbours alone.
 */
@ApplicationScoped
public class ApplicationMoveService {

    private static final int MOST = 128;

    private final ApplicationRepository applications;
    private final EnvelopeService envelopes;
    private final Sights sights;
    private final AidService aid;
    private final IdempotencyKeys keys;
    private final History history;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Time time;
    private final Batches<UUID, ApplicationMove, StoredAnswer> batches;

    ApplicationMoveService(
            ApplicationRepository applications,
            EnvelopeService envelopes,
            Sights sights,
            AidService aid,
            IdempotencyKeys keys,
            History history,
            Outbox outbox,
            ObjectMapper json,
            Time time) {
        this.applications = applications;
        this.envelopes = envelopes;
        this.sights = sights;
        this.aid = aid;
        this.keys = keys;
        this.history = history;
        this.outbox = outbox;
        this.json = json;
        this.time = time;
        this.batches = new Batches<>(MOST, this::moveAll, failure -> !DatabaseProblem.isAway(failure));
    }

    /** Runs a command, at the version that the caller has seen, once per key. */
    StoredAnswer run(UUID id, ApplicationRequests.Move request, IfMatch version, Caller caller, IdempotencyKey key) {
        UUID envelope = applications.envelopeOf(id).orElseThrow(RequestProblem::notFound);
        return batches.run(envelope, new ApplicationMove(id, request, version, caller, key, Outbox.traceparent()));
    }

    /** Moves applications of one envelope; one outcome for each, in order. */
    @Transactional
    List<Outcome<StoredAnswer>> moveAll(List<ApplicationMove> asked) {
        List<Claim> claims = keys.claim(asked.stream().map(ApplicationMove::key).toList());
        List<ApplicationMove> free = IntStream.range(0, asked.size())
                .filter(i -> claims.get(i).isFree())
                .mapToObj(asked::get)
                .toList();
        Map<UUID, Application> found = lock(free);
        @Nullable Aid held = holdAid(free, found);
        Movements movements = hold(free, found.values());
        Map<IdempotencyKey, Outcome<StoredAnswer>> outcomes = new HashMap<>();
        List<Made> made = new ArrayList<>();
        Set<UUID> moved = new HashSet<>();
        for (ApplicationMove move : free) {
            try {
                made.add(make(move, found.get(move.id()), moved, held, movements));
            } catch (Problem why) {
                outcomes.put(move.key(), new Outcome.Refused<>(why));
            }
        }
        write(made, movements).forEach(one -> outcomes.put(one.key(), new Outcome.Done<>(one.answer())));
        return IntStream.range(0, asked.size())
                .mapToObj(i -> {
                    Claim claim = claims.get(i);
                    return claim.isFree()
                            ? Objects.requireNonNull(outcomes.get(asked.get(i).key()))
                            : known(claim);
                })
                .toList();
    }

    private static Outcome<StoredAnswer> known(Claim claim) {
        return claim.refusal() == null
                ? new Outcome.Done<>(Objects.requireNonNull(claim.first()))
                : new Outcome.Refused<>(claim.refusal());
    }

    private Map<UUID, Application> lock(List<ApplicationMove> moves) {
        if (moves.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Application> found = applications.lock(
                moves.stream().map(ApplicationMove::id).distinct().toList());
        sights.hold(found.values(), leavingPayment(moves));
        return found;
    }

    /** Holds the envelope's ledger where money moves: all these applications are of one envelope. */
    private Movements hold(List<ApplicationMove> moves, Collection<Application> found) {
        boolean money = moves.stream().anyMatch(move -> move.request().command().movesMoney());
        return envelopes.hold(found.stream()
                .filter(application -> money)
                .limit(1)
                .map(application -> envelopes.get(application.envelopeCode()))
                .toList());
    }

    /** Decides one move, then makes it: an application that is refused is as it was. */
    private Made make(
            ApplicationMove move,
            @Nullable Application application,
            Set<UUID> moved,
            @Nullable Aid held,
            Movements movements) {
        if (application == null || !application.isVisibleTo(move.caller())) {
            throw RequestProblem.notFound();
        }
        if (moved.contains(move.id())) {
            move.version().check(application.version() + 1); // another of this batch was first
        }
        application.check(move.request(), move.version(), move.caller());
        @Nullable
        Proposal proposal = move.request().agreement() == null
                ? null
                : application.proposal(
                        move.request().agreement().amount(),
                        move.request().agreement().termsOrNone(),
                        move.request().agreement().agreedOn(),
                        ApplicationRequests.AGREED_AMOUNT);
        if (held != null && proposal != null) {
            held.check(proposal);
        }
        @Nullable NewMovement movement = movement(move.request(), application);
        if (movement != null && movement.amount().isPositive()) {
            movements.post(movement, move.caller(), move.traceparent());
        }
        ApplicationStatus before = application.run(
                move.request(),
                application.partiesOf(move.caller()),
                application.sight().now());
        if (held != null && proposal != null) {
            held.take(proposal);
        }
        moved.add(move.id());
        return new Made(move, application, before);
    }

    private @Nullable NewMovement movement(ApplicationRequests.Move request, Application application) {
        return switch (request.command()) {
            case AGREE -> {
                var agreement = Objects.requireNonNull(request.agreement());
                yield NewMovement.ofApplication(
                        application.envelopeId(),
                        MovementKind.COMMITMENT,
                        agreement.amount(),
                        application.id(),
                        agreement.legalReference(),
                        agreement.agreedOn(),
                        request.reason());
            }
            case SETTLE, DECOMMIT ->
                NewMovement.ofApplication(
                        application.envelopeId(),
                        MovementKind.DECOMMITMENT,
                        application.agreement().outstanding(),
                        application.id(),
                        application.agreement().legalReference(),
                        time.today(),
                        request.reason());
            case SUBMIT,
                    ASK_FOR_CORRECTIONS,
                    DECLARE_COMPLETE,
                    DECLARE_ELIGIBLE,
                    DECLARE_INELIGIBLE,
                    APPRAISE,
                    PRESELECT,
                    SELECT,
                    REJECT,
                    START_PAYMENT,
                    WITHDRAW -> null;
        };
    }

    /** Holds what projects and undertakings have so far, where more is agreed: other operators agree too, on other envelopes. */
    private @Nullable Aid holdAid(List<ApplicationMove> moves, Map<UUID, Application> found) {
        Set<UUID> projects = new HashSet<>();
        Set<String> deMinimis = new HashSet<>();
        for (ApplicationMove move : moves) {
            @Nullable Application application = found.get(move.id());
            if (application != null && move.request().agreement() != null) {
                projects.add(application.projectId());
                if (application
                        .under(move.request().agreement().termsOrNone())
                        .inForce()
                        .deMinimis()) {
                    deMinimis.add(application.asked().siren());
                }
            }
        }
        return projects.isEmpty() ? null : aid.hold(projects, deMinimis);
    }

    /** Only what frees money asks whether a payment is under way: agreements need not. */
    private static List<UUID> leavingPayment(List<ApplicationMove> moves) {
        return moves.stream()
                .filter(move -> move.request().command() == ApplicationCommand.SETTLE
                        || move.request().command() == ApplicationCommand.DECOMMIT)
                .map(ApplicationMove::id)
                .toList();
    }

    private List<Answered> write(List<Made> made, Movements movements) {
        applications.flush();
        history.appendAll(made.stream().map(Made::history).toList());
        outbox.appendAll(made.stream().map(Made::event).toList());
        movements.write();
        List<Answered> answers = made.stream()
                .map(one -> new Answered(one.move().key(), answer(one.application())))
                .toList();
        keys.store(answers);
        return answers;
    }

    private StoredAnswer answer(Application application) {
        try {
            return StoredAnswer.ok(json.writeValueAsString(application.view()), application.version());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view can be written", e);
        }
    }
}
