package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.Balance;
import fr.territoiresindustrie.funding.ledger.BalanceView;
import fr.territoiresindustrie.funding.ledger.Ledger;
import fr.territoiresindustrie.funding.ledger.LedgerService;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.MovementView;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSourceService;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens envelopes, moves them and shows what they hold. */
@ApplicationScoped
public class EnvelopeService {

    private final EnvelopeRepository envelopes;
    private final FundingSourceService sources;
    private final Ledger ledger;
    private final LedgerService balances;
    private final Outbox outbox;
    private final AlertRepository alerts;
    private final Ids ids;
    private final Time time;

    EnvelopeService(
            EnvelopeRepository envelopes,
            FundingSourceService sources,
            Ledger ledger,
            LedgerService balances,
            Outbox outbox,
            AlertRepository alerts,
            Ids ids,
            Time time) {
        this.envelopes = envelopes;
        this.sources = sources;
        this.ledger = ledger;
        this.balances = balances;
        this.outbox = outbox;
        this.alerts = alerts;
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
        Optional<Envelope> parent = parent(request);
        Perimeter perimeter = perimeter(request, parent);
        Envelope.Description description = new Envelope.Description(
                request.label(), request.purpose(), request.startsOn(), request.endsOn(), null, null);
        Envelope envelope = open(
                new Envelope(ids.next(), request.code(), source, Envelope.Origin.OPENED_HERE, description, time.now())
                        .placed(parent.orElse(null), perimeter, request.alertThresholds()));
        fund(envelope, parent, request.commitmentAuthority(), caller);
        return view(envelope);
    }

    private Optional<Envelope> parent(EnvelopeRequests.Create request) {
        if (request.parent() == null) {
            return Optional.empty();
        }
        return Optional.of(find(request.parent())
                .orElseThrow(() -> invalid("/parent", "UNKNOWN_ENVELOPE", "Enveloppe inconnue.", "Unknown envelope.")));
    }

    private Perimeter perimeter(EnvelopeRequests.Create request, Optional<Envelope> parent) {
        Map<String, String> regionOf = envelopes.regionOfDepartements();
        Perimeter perimeter = request.perimeter() != null
                ? request.perimeter().perimeter()
                : parent.map(Envelope::perimeter).orElse(Perimeter.NATIONAL);
        List<String> unknown = perimeter.unknown(regionOf);
        if (!unknown.isEmpty()) {
            throw invalid(
                    "/perimeter/codes",
                    "UNKNOWN_PLACE",
                    "Codes inconnus : " + String.join(", ", unknown) + ".",
                    "Unknown codes: " + String.join(", ", unknown) + ".");
        }
        parent.ifPresent(mother -> SubEnvelopeRule.check(
                mother,
                new SubEnvelopeRule.Candidate(
                        request.fundingSource(), perimeter, request.startsOn(), request.endsOn(), regionOf)));
        return perimeter;
    }

    private static Problem invalid(String pointer, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer, code, new Text(fr, en));
    }

    /** The first amount: opened, or delegated by the parent. */
    private void fund(Envelope envelope, Optional<Envelope> parent, Money amount, Caller caller) {
        envelopes.flush();
        Movements movements =
                hold(Stream.concat(parent.stream(), Stream.of(envelope)).toList());
        MovementKind kind = parent.isPresent() ? MovementKind.DELEGATION : MovementKind.OPENING;
        Envelope from = parent.orElse(envelope);
        new Wanted(kind, Authority.AE, 0, amount, null, null, null)
                .movements(from, parent.isPresent() ? envelope : null, ids.next(), time.today())
                .forEach(movement -> movements.post(movement, caller));
        movements.write();
    }

    /** Writes an envelope down; its amounts follow as movements. */
    @Transactional
    public Envelope open(String code, FundingSource source, Envelope.Origin origin, Envelope.Description description) {
        return open(new Envelope(ids.next(), code, source, origin, description, time.now()));
    }

    private Envelope open(Envelope envelope) {
        if (envelopes.byCode(envelope.code()).isPresent()) {
            throw EnvelopeProblem.ENVELOPE_CODE_TAKEN.because(
                    "Une enveloppe de ce code existe déjà.", "There is an envelope with this code already.");
        }
        envelopes.persistAndFlush(envelope);
        ledger.begin(envelope.id());
        return envelope;
    }

    /** Holds the ledgers of these envelopes for the rest of the caller's transaction, to move them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Movements hold(Collection<Envelope> held) {
        return new Movements(ledger.open(held.stream().map(Envelope::id).toList()), outbox, alerts, held);
    }

    /** Refuses (409) when the envelope has not this much left now; nothing is reserved. */
    @Transactional
    public void checkCommitment(String code, Money amount) {
        ledger.check(get(code).id(), MovementKind.COMMITMENT, amount);
    }

    /** An envelope by its code; 404 when there is none. */
    public Envelope get(String code) {
        return envelopes.byCode(code).orElseThrow(RequestProblem::notFound);
    }

    /** An envelope by its code, if there is one. */
    public Optional<Envelope> find(String code) {
        return envelopes.byCode(code);
    }

    /** Those of these codes, by code. */
    public Map<String, Envelope> named(Collection<String> codes) {
        return codes.isEmpty() ? Map.of() : envelopes.byCodes(codes);
    }

    EnvelopeView view(Envelope envelope) {
        return envelope.sheet().with(balances.balances(envelope.id()));
    }

    Page<EnvelopeView> page(@Nullable String source, @Nullable String owner, PageRequest page) {
        return views(envelopes.page(source, owner, null, page));
    }

    private Page<EnvelopeView> views(Page<EnvelopeRepository.Listed> page) {
        Map<String, Envelope> named =
                named(page.items().stream().map(EnvelopeRepository.Listed::code).toList());
        Map<UUID, List<Balance>> held =
                balances.balances(named.values().stream().map(Envelope::id).toList());
        return page.map(listed -> Objects.requireNonNull(named.get(listed.code())))
                .map(envelope -> envelope.sheet().with(held.getOrDefault(envelope.id(), List.of())));
    }

    /** The sub-envelopes of an envelope. */
    Page<EnvelopeView> children(String code, PageRequest page) {
        return views(envelopes.page(null, null, get(code).id(), page));
    }

    Page<AlertView> alerts(String code, PageRequest page) {
        return alerts.page(get(code).id(), page);
    }

    /** What it holds now, without a proof. */
    BalancesView balances(String code) {
        return new BalancesView(code, null, views(balances.balances(get(code).id())), null);
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
