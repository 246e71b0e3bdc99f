package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.Balance;
import fr.territoiresindustrie.funding.ledger.Ledger;
import fr.territoiresindustrie.funding.ledger.LedgerService;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.MovementView;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSourceService;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens envelopes, moves them and shows what they hold. */
@ApplicationScoped
public class EnvelopeService {

    private final EnvelopeRepository envelopes;
    private final FundingSourceService sources;
    private final Ledger ledger;
    private final LedgerService balances;
    private final Outbox outbox;
    private final Ids ids;
    private final Time time;

    EnvelopeService(
            EnvelopeRepository envelopes,
            FundingSourceService sources,
            Ledger ledger,
            LedgerService balances,
            Outbox outbox,
            Ids ids,
            Time time) {
        this.envelopes = envelopes;
        this.sources = sources;
        this.ledger = ledger;
        this.balances = balances;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    EnvelopeView create(EnvelopeRequests.Create request, Caller caller) {
        FundingSource source = sources.named(request.fundingSource());
        if (!source.isOwnedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Une enveloppe s'ouvre par l'organisme qui répond de sa source.",
                    "An envelope is opened by the body that answers for its source.");
        }
        Envelope.Description description = new Envelope.Description(
                request.label(), request.purpose(), request.startsOn(), request.endsOn(), null, null);
        Envelope envelope = open(request.code(), source, Envelope.Origin.OPENED_HERE, description);
        post(
                envelope,
                NewMovement.ofAuthority(envelope.id(), MovementKind.OPENING, request.commitmentAuthority(), null),
                caller);
        return view(envelope);
    }

    /** Writes an envelope down; its amounts follow as movements. */
    @Transactional
    public Envelope open(String code, FundingSource source, Envelope.Origin origin, Envelope.Description description) {
        if (envelopes.byCode(code).isPresent()) {
            throw EnvelopeProblem.ENVELOPE_CODE_TAKEN.because(
                    "Une enveloppe de ce code existe déjà.", "There is an envelope with this code already.");
        }
        Envelope envelope = new Envelope(ids.next(), code, source, origin, description, time.now());
        envelopes.persistAndFlush(envelope);
        return envelope;
    }

    /** Posts a movement and tells it, in the caller's transaction. The ledger's refusals go through. */
    @Transactional
    public UUID post(Envelope envelope, NewMovement movement, Caller caller) {
        UUID id = ledger.post(movement, caller);
        outbox.append(
                "envelopes",
                envelope.code(),
                EnvelopeEvent.type(movement.kind()),
                EnvelopeEvent.of(envelope.sheet(), id, movement));
        return id;
    }

    /** Refuses (409) when the envelope has not this much left now; nothing is reserved. */
    @Transactional
    public void checkCommitment(String code, Money amount) {
        ledger.check(NewMovement.ofAuthority(get(code).id(), MovementKind.COMMITMENT, amount, null));
    }

    @Transactional
    BalancesView move(String code, EnvelopeRequests.Move request, Caller caller) {
        Envelope envelope = get(code);
        if (!envelope.isOwnedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul l'organisme qui en répond mouvemente une enveloppe.",
                    "Only the body that answers for an envelope moves it.");
        }
        int year = request.year() == null ? 0 : request.year();
        if (request.kind() == EnvelopeRequests.ManualKind.OPENING && isOpened(envelope, request.authority(), year)) {
            throw EnvelopeProblem.ENVELOPE_ALREADY_OPENED.because(
                    "Ce plafond est ouvert : abondez-le.", "This ceiling is open: replenish it.");
        }
        post(
                envelope,
                new NewMovement(
                        envelope.id(),
                        request.kind().kind(),
                        request.authority(),
                        year,
                        request.amount(),
                        request.effectiveOn(),
                        request.reason(),
                        request.reference(),
                        null,
                        null),
                caller);
        return new BalancesView(
                code,
                null,
                balances.balances(envelope.id()).stream().map(BalanceView::of).toList(),
                null);
    }

    private boolean isOpened(Envelope envelope, Authority authority, int year) {
        return balances.balances(envelope.id()).stream()
                .anyMatch(b -> b.authority() == authority
                        && b.year() == year
                        && b.granted().compareTo(Money.ZERO) > 0);
    }

    /** An envelope by its code; 404 when there is none. */
    public Envelope get(String code) {
        return envelopes.byCode(code).orElseThrow(RequestProblem::notFound);
    }

    /** An envelope by its code, if there is one. */
    public Optional<Envelope> find(String code) {
        return envelopes.byCode(code);
    }

    /** What may still be committed now. */
    public Money available(Envelope envelope) {
        return balances.balances(envelope.id()).stream()
                .filter(b -> b.authority() == Authority.AE)
                .map(Balance::available)
                .findFirst()
                .orElse(Money.ZERO);
    }

    EnvelopeView view(Envelope envelope) {
        return envelope.sheet().with(balances.balances(envelope.id()));
    }

    Page<EnvelopeView> page(@Nullable String source, @Nullable String owner, PageRequest page) {
        return envelopes.page(source, owner, page).map(listed -> view(get(listed.code())));
    }

    BalancesView balances(String code, @Nullable Instant at) {
        Envelope envelope = get(code);
        List<Balance> present = at == null ? balances.balances(envelope.id()) : balances.balancesAt(envelope.id(), at);
        return new BalancesView(
                code,
                at,
                present.stream().map(BalanceView::of).toList(),
                at == null ? balances.isReconciled(envelope.id()) : null);
    }

    Page<MovementView> movements(String code, PageRequest page, Caller caller) {
        Envelope envelope = get(code);
        Page<MovementView> movements = balances.movements(envelope.id(), page);
        return envelope.isOwnedBy(caller) || caller.is(Roles.DELEGATION)
                ? movements
                : movements.map(MovementView::withoutPeople);
    }
}
