package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Balance;
import fr.territoiresindustrie.funding.ledger.BalanceView;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
        Movements movements = hold(List.of(envelope));
        movements.post(
                NewMovement.ofAuthority(envelope.id(), MovementKind.OPENING, request.commitmentAuthority(), null),
                caller);
        movements.write();
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
        ledger.begin(envelope.id());
        return envelope;
    }

    /** Holds the ledgers of these envelopes for the rest of the caller's transaction, to move them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Movements hold(Collection<Envelope> held) {
        return new Movements(ledger.open(held.stream().map(Envelope::id).toList()), outbox, held);
    }

    /** Refuses (409) when the envelope has not this much left now; nothing is reserved. */
    @Transactional
    public void checkCommitment(String code, Money amount) {
        ledger.check(get(code).id(), MovementKind.COMMITMENT, amount);
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
        Movements movements = hold(List.of(envelope));
        if (request.kind() == EnvelopeRequests.ManualKind.OPENING
                && movements
                        .balance(envelope, request.authority(), year)
                        .granted()
                        .isPositive()) {
            throw EnvelopeProblem.ENVELOPE_ALREADY_OPENED.because(
                    "Ce plafond est ouvert : abondez-le.", "This ceiling is open: replenish it.");
        }
        movements.post(
                NewMovement.of(
                        envelope.id(),
                        request.kind().kind(),
                        request.authority(),
                        year,
                        request.amount(),
                        request.effectiveOn(),
                        request.reason(),
                        request.reference()),
                caller);
        movements.write();
        return new BalancesView(code, null, views(balances.balances(envelope.id())), null);
    }

    /** An envelope by its code; 404 when there is none. */
    public Envelope get(String code) {
        return envelopes.byCode(code).orElseThrow(RequestProblem::notFound);
    }

    /** An envelope by its code, if there is one. */
    public Optional<Envelope> find(String code) {
        return envelopes.byCode(code);
    }

    EnvelopeView view(Envelope envelope) {
        return envelope.sheet().with(balances.balances(envelope.id()));
    }

    Page<EnvelopeView> page(@Nullable String source, @Nullable String owner, PageRequest page) {
        return envelopes.page(source, owner, page).map(listed -> view(get(listed.code())));
    }

    BalancesView balances(String code, @Nullable Instant at) {
        Envelope envelope = get(code);
        if (at == null) {
            return new BalancesView(
                    code, null, views(balances.balances(envelope.id())), balances.isTiedUp(envelope.id()));
        }
        LedgerService.Past past = balances.balancesAt(envelope.id(), at);
        return new BalancesView(code, past.at(), views(past.balances()), null);
    }

    private static List<BalanceView> views(List<Balance> balances) {
        return balances.stream().map(BalanceView::of).toList();
    }

    Page<MovementView> movements(String code, PageRequest page, Caller caller) {
        Envelope envelope = get(code);
        Page<MovementView> movements = balances.movements(envelope.id(), page);
        return envelope.isOwnedBy(caller) || caller.is(Roles.DELEGATION)
                ? movements
                : movements.map(MovementView::withoutPeople);
    }
}
