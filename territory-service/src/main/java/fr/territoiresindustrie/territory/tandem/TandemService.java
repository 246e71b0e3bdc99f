package fr.territoiresindustrie.territory.tandem;

import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.territory.TerritoryBounds;
import fr.territoiresindustrie.territory.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who leads a territory. Holders follow one another; a place may be empty, never held twice. */
@ApplicationScoped
class TandemService {

    private final TandemRepository tandems;
    private final TerritoryService territories;
    private final History history;
    private final Outbox outbox;
    private final Ids ids;
    private final Time time;

    TandemService(
            TandemRepository tandems,
            TerritoryService territories,
            History history,
            Outbox outbox,
            Ids ids,
            Time time) {
        this.tandems = tandems;
        this.territories = territories;
        this.history = history;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    TandemView on(String territory, @Nullable String asOf, Caller caller) {
        TerritoryBounds bounds = territories.bounds(territory);
        LocalDate day = Objects.requireNonNullElseGet(AsOf.parse(asOf), () -> bounds.within(time.today()));
        List<TandemTerm> present = tandems.ofTerritory(territory).stream()
                .filter(term -> term.isOn(day))
                .toList();
        boolean seesPeople = bounds.seesPeople(caller);
        return new TandemView(
                territory,
                day,
                holder(present, Seat.ELECTED_OFFICIAL, seesPeople),
                holder(present, Seat.INDUSTRIALIST, seesPeople));
    }

    private static @Nullable TandemTermView holder(List<TandemTerm> present, Seat seat, boolean seesPeople) {
        return present.stream()
                .filter(term -> term.seat() == seat)
                .map(term -> term.view(seesPeople))
                .findFirst()
                .orElse(null);
    }

    List<TandemTermView> terms(String territory, Caller caller) {
        boolean seesPeople = territories.bounds(territory).seesPeople(caller);
        return tandems.ofTerritory(territory).stream()
                .map(term -> term.view(seesPeople))
                .toList();
    }

    /** A term, and whether the caller may see how to reach its holder. */
    record Seen(TandemTerm term, boolean withContact) {
        TandemTermView view() {
            return term.view(withContact);
        }
    }

    Seen get(String territory, UUID id, Caller caller) {
        boolean seesPeople = territories.bounds(territory).seesPeople(caller);
        return new Seen(find(territory, id), seesPeople);
    }

    @Transactional
    TandemTerm create(String territory, TandemRequests.Create request, Caller caller) {
        TerritoryBounds bounds = writable(territory, caller);
        check(bounds, request.seat(), null, request.holder());
        TandemTerm term = new TandemTerm(ids.next(), territory, request.seat(), request.holder());
        tandems.add(term);
        tell(territory, "ADD_TANDEM_TERM", term, caller);
        return term;
    }

    @Transactional
    Seen edit(String territory, UUID id, TandemRequests.Edit request, IfMatch version, Caller caller) {
        TerritoryBounds bounds = writable(territory, caller);
        TandemTerm term = find(territory, id);
        version.check(term.version());
        check(bounds, term.seat(), id, request);
        term.edit(request);
        tandems.flush();
        tell(territory, "EDIT_TANDEM_TERM", term, caller);
        return new Seen(term, true);
    }

    /** Removes mail and phone of somebody whose term has ended, for good. */
    @Transactional
    void erase(String territory, UUID id, IfMatch version, Caller caller) {
        territories.lockedBounds(territory);
        if (!caller.is(Roles.DELEGATION)) {
            throw RequestProblem.FORBIDDEN.because("La délégation efface.", "The delegation erases.");
        }
        TandemTerm term = find(territory, id);
        version.check(term.version());
        term.erase(time.today());
        tandems.flush();
        remember(territory, "ERASE_CONTACT_DETAILS", term, caller);
    }

    private TerritoryBounds writable(String territory, Caller caller) {
        TerritoryBounds bounds = territories.lockedBounds(territory);
        if (!bounds.isLedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Le binôme est tenu par l'équipe du territoire, sa région chef de file et la délégation.",
                    "The tandem is kept by the territory's team, its lead region and the delegation.");
        }
        return bounds;
    }

    private void check(TerritoryBounds bounds, Seat seat, @Nullable UUID self, TandemRequests.Edit holder) {
        holder.term().check(bounds);
        holder.term()
                .checkFree(tandems.ofTerritory(bounds.code()).stream()
                        .filter(other -> other.seat() == seat && !other.id().equals(self))
                        .map(TandemTerm::taken)
                        .toList());
    }

    private TandemTerm find(String territory, UUID id) {
        return tandems.find(territory, id).orElseThrow(RequestProblem::notFound);
    }

    private void tell(String territory, String action, TandemTerm term, Caller caller) {
        remember(territory, action, term, caller);
        outbox.append(
                "territories",
                territory,
                "territory.tandem-changed",
                new TandemChangedEvent(
                        territory,
                        tandems.ofTerritory(territory).stream()
                                .map(TandemTerm::held)
                                .toList()));
    }

    /** History is public and never erased: it names places and days, no person. */
    private void remember(String territory, String action, TandemTerm term, Caller caller) {
        history.append(
                new History.Entry(
                        "territory",
                        territory,
                        action,
                        null,
                        null,
                        null,
                        Map.of(
                                "term",
                                term.id(),
                                "seat",
                                term.seat(),
                                "from",
                                term.term().from())),
                caller);
    }
}
