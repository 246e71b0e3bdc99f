package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.envelope.EnvelopeService;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
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
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes and shows schemes. */
@ApplicationScoped
public class SchemeService {

    static final String TYPE = "scheme";

    private final SchemeRepository schemes;
    private final EnvelopeService envelopes;
    private final History history;
    private final Ids ids;
    private final Time time;

    SchemeService(SchemeRepository schemes, EnvelopeService envelopes, History history, Ids ids, Time time) {
        this.schemes = schemes;
        this.envelopes = envelopes;
        this.history = history;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Scheme create(SchemeRequests.Create request, Caller caller) {
        if (!FundingSource.owns(caller, request.ownerKind(), request.owner())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Un dispositif s'ouvre par l'organisme qui le propose.",
                    "A scheme is opened by the body that offers it.");
        }
        if (schemes.byCode(request.code()).isPresent()) {
            throw SchemeProblem.SCHEME_CODE_TAKEN.because(
                    "Un dispositif de ce code existe déjà.", "There is a scheme with this code already.");
        }
        Scheme.Offer offer = checked(request.offer().offer(), caller);
        Scheme scheme = new Scheme(ids.next(), request.code(), request.ownerKind(), request.owner(), offer, time.now());
        schemes.persistAndFlush(scheme);
        told(scheme, "CREATE", caller);
        return scheme;
    }

    @Transactional
    Scheme edit(String code, SchemeRequests.OfferBody request, IfMatch version, Caller caller) {
        Scheme scheme = owned(code, caller);
        version.check(scheme.version());
        scheme.edit(checked(request.offer(), caller), time.now());
        schemes.flush();
        told(scheme, "EDIT", caller);
        return scheme;
    }

    private Scheme.Offer checked(Scheme.Offer offer, Caller caller) {
        if (offer.startsOn() != null && offer.endsOn() != null && offer.endsOn().isBefore(offer.startsOn())) {
            throw invalid("/endsOn", "OUT_OF_RANGE", "La fin précède le début.", "The end comes before the start.");
        }
        Money least = offer.criteria().minEligibleBase();
        Money most = offer.criteria().maxEligibleBase();
        if (least != null && most != null && most.compareTo(least) < 0) {
            throw invalid(
                    "/criteria/maxEligibleBase",
                    "OUT_OF_RANGE",
                    "L'assiette la plus haute est au-dessous de la plus basse.",
                    "The largest base is below the least.");
        }
        if (offer.envelope() != null) {
            checkEnvelope(offer.envelope(), offer.form(), caller);
        }
        return offer;
    }

    private void checkEnvelope(String code, AidForm form, Caller caller) {
        Optional<Envelope> envelope = envelopes.find(code).filter(e -> e.isOwnedBy(caller));
        if (envelope.isEmpty()) {
            throw invalid(
                    "/envelope",
                    "UNKNOWN_ENVELOPE",
                    "Aucune enveloppe de ce code n'est la vôtre.",
                    "No envelope of this code is yours.");
        }
        if (form == AidForm.SERVICE) {
            throw invalid(
                    "/envelope",
                    "SERVICE_WITHOUT_MONEY",
                    "Un service en nature n'engage aucune enveloppe.",
                    "A service in kind commits no envelope.");
        }
    }

    static Problem invalid(String pointer, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer, code, new Text(fr, en));
    }

    /** A scheme that the caller may change; 403 for another's. */
    Scheme owned(String code, Caller caller) {
        Scheme scheme = get(code);
        if (!scheme.isOwnedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul l'organisme qui le propose modifie un dispositif.",
                    "Only the body that offers a scheme changes it.");
        }
        return scheme;
    }

    /** A scheme by its code; 404 when there is none. */
    public Scheme get(String code) {
        return schemes.byCode(code).orElseThrow(RequestProblem::notFound);
    }

    public Optional<Scheme> find(String code) {
        return schemes.byCode(code);
    }

    /** Those of these codes, by code. */
    public Map<String, Scheme> named(Set<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : schemes.list("code in ?1", codes).stream()
                        .collect(Collectors.toMap(Scheme::code, Function.identity()));
    }

    /** All of them, by code. A few hundred at most: the offers of a dozen operators. */
    public List<Scheme> all() {
        return schemes.list("order by code");
    }

    Page<SchemeView> page(SchemeRepository.Filter filter, PageRequest page) {
        return schemes.page(filter, time.now(), time.today(), page).map(Scheme::view);
    }

    private void told(Scheme scheme, String action, Caller caller) {
        history.append(new History.Entry(TYPE, scheme.code(), action, null, null, null, scheme.view()), caller);
    }

    Page<HistoryEntryView> history(String code, Caller caller, PageRequest page) {
        Scheme scheme = get(code);
        Page<HistoryEntryView> entries = history.of(TYPE, code, page);
        return scheme.isOwnedBy(caller) || caller.is(Roles.DELEGATION)
                ? entries
                : entries.map(HistoryEntryView::withoutPeople);
    }
}
