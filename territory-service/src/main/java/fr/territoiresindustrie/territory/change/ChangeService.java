package fr.territoiresindustrie.territory.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.territory.change.ChangeRepository.PhaseRow;
import fr.territoiresindustrie.territory.change.ChangeRepository.Row;
import fr.territoiresindustrie.territory.change.ChangeRepository.TerritoryRow;
import fr.territoiresindustrie.territory.change.ChangeRequests.Change;
import fr.territoiresindustrie.territory.change.ChangeRequests.Creation;
import fr.territoiresindustrie.territory.change.ChangeRequests.DecisionBody;
import fr.territoiresindustrie.territory.change.MemberRepository.TermRow;
import fr.territoiresindustrie.territory.perimeter.TerritoryAnnouncement;
import fr.territoiresindustrie.territory.reference.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates territories and changes what they are made of, on a day, by decision of the delegation. */
@ApplicationScoped
class ChangeService {

    static final String TERRITORY = "territory";

    private final ChangeRepository changes;
    private final Composition composition;
    private final ChangeReading reading;
    private final TerritoryAnnouncement announcement;
    private final History history;
    private final ObjectMapper json;
    private final Ids ids;
    private final Time time;

    ChangeService(
            ChangeRepository changes,
            Composition composition,
            ChangeReading reading,
            TerritoryAnnouncement announcement,
            History history,
            ObjectMapper json,
            Ids ids,
            Time time) {
        this.changes = changes;
        this.composition = composition;
        this.reading = reading;
        this.announcement = announcement;
        this.history = history;
        this.json = json;
        this.ids = ids;
        this.time = time;
    }

    /** Creates a territory; returns its code, or null where it was only checked. */
    @Transactional
    @Nullable
    String create(Creation request, Caller caller) {
        changes.lockPhase(request.phase());
        PhaseRow phase = changes.phase(request.phase());
        Findings findings = new Findings();
        DecisionRule.check(request.decision(), request.reason(), time.today(), findings);
        checkDay("/validFrom", request.validFrom(), phase.from(), phase.to(), findings);
        findings.throwIfAny();
        List<Candidate> members = composition.candidates("members", request.members(), request.validFrom(), findings);
        DecisionRule.checkCommittees(request.decision(), request.leadRegion(), members, changes.regions(), findings);
        if (!members.isEmpty()
                && members.stream().noneMatch(member -> member.regions().contains(request.leadRegion()))) {
            findings.add(
                    "/leadRegion",
                    "LEAD_REGION_WITHOUT_MEMBER",
                    "La région chef de file a au moins un membre.",
                    "The lead region has at least one member.");
        }
        findings.throwIfAny();
        changes.begin();
        String code = changes.nextCode(request.phase(), request.leadRegion());
        keepDecision(request.decision(), request.validFrom());
        changes.create(code, request, SearchText.of(request.name()));
        composition.join(
                code,
                request.phase(),
                members,
                request.validFrom(),
                null,
                request.decision().reference());
        if (Boolean.TRUE.equals(request.dryRun())) {
            changes.takeBack();
            return null;
        }
        history.append(
                new History.Entry(
                        TERRITORY,
                        code,
                        "CREATE",
                        null,
                        null,
                        request.decision().title(),
                        Map.of(
                                "validFrom",
                                request.validFrom(),
                                "decision",
                                request.decision().reference())),
                caller);
        announcement.created(code);
        return code;
    }

    /** Changes the composition of a territory, or ends it; with {@code dryRun} only checks. */
    @Transactional
    ChangeView change(String code, Change request, IfMatch version, Caller caller) {
        TerritoryRow territory = locked(code);
        version.check(territory.version());
        Findings findings = new Findings();
        checkShape(request, findings);
        DecisionRule.check(request.decision(), request.reason(), time.today(), findings);
        checkDay("/effectiveOn", request.effectiveOn(), territory.phaseFrom(), territory.phaseTo(), findings);
        findings.throwIfAny();
        checkInTerm(territory, request.effectiveOn(), findings);
        List<Candidate> joining = composition.candidates("join", request.joining(), request.effectiveOn(), findings);
        List<Candidate> going = composition.candidates("leave", request.leaving(), request.effectiveOn(), findings);
        DecisionRule.checkCommittees(
                request.decision(),
                territory.leadRegion(),
                Stream.concat(joining.stream(), going.stream()).toList(),
                changes.regions(),
                findings);
        List<TermRow> leaving = request.closing()
                ? everyMember(territory, request.effectiveOn(), findings)
                : composition.leaving(code, going, request.effectiveOn(), findings);
        findings.throwIfAny();
        changes.begin();
        UUID id = ids.next();
        write(id, territory, request, joining, leaving);
        ChangeView view = reading.get(code, id);
        if (Boolean.TRUE.equals(request.dryRun())) {
            changes.takeBack();
            return reading.onlyChecked(view);
        }
        changes.count(code, territory.version());
        tell(
                view,
                request.closing() ? "CLOSE" : "CHANGE_PERIMETER",
                request.decision().title(),
                caller);
        return view;
    }

    private void write(
            UUID id, TerritoryRow territory, Change request, List<Candidate> joining, List<TermRow> leaving) {
        String decision = request.decision().reference();
        keepDecision(request.decision(), request.effectiveOn());
        composition.leave(leaving, request.effectiveOn(), decision);
        List<TermRow> joined = composition.join(
                territory.code(), territory.phase(), joining, request.effectiveOn(), territory.validTo(), decision);
        if (request.closing()) {
            changes.end(territory.code(), request.effectiveOn().minusDays(1));
        } else {
            composition.refuseEmptyDay(territory.code(), request.effectiveOn());
        }
        ChangeView.Kind kind = request.closing() ? ChangeView.Kind.CLOSURE : ChangeView.Kind.CHANGE;
        changes.keep(id, territory.code(), kind, request, territory.validTo(), time.now());
        int position = 0;
        for (TermRow member : joined) {
            changes.keepMember(id, position++, "JOIN", member);
        }
        for (TermRow member : leaving) {
            changes.keepMember(id, position++, "LEAVE", member);
        }
    }

    /** Runs the command of a change that was written down, or with {@code dryRun} only checks it. */
    @Transactional
    ChangeView move(String code, UUID id, ChangeRequests.Move request, IfMatch version, Caller caller) {
        TerritoryRow territory = locked(code);
        Row row = changes.find(code, id).orElseThrow(RequestProblem::notFound);
        PerimeterChange change = reading.asChange(row);
        version.check(change.version());
        PerimeterChange.TABLE.decide(change, request.command(), ChangeReading.parties(caller));
        if (request.reason() == null) {
            throw ChangeProblem.PERIMETER_CHANGE_INVALID
                    .because("Annuler se motive.", "To cancel takes a reason.")
                    .at("/reason", "REASON_REQUIRED", new Text("Donnez la raison.", "Give the reason."));
        }
        changes.begin();
        undo(territory, change, reading.members(row));
        composition.refuseEmptyDay(code, change.effectiveOn());
        changes.cancel(id, time.now());
        ChangeView view = reading.get(code, id);
        if (Boolean.TRUE.equals(request.dryRun())) {
            changes.takeBack();
            return reading.get(code, id);
        }
        changes.count(code, territory.version());
        tell(view, "CANCEL_PERIMETER_CHANGE", request.reason(), caller);
        return view;
    }

    private void undo(TerritoryRow territory, PerimeterChange change, List<ChangeReading.MemberOfChange> members) {
        members.stream().filter(ChangeReading.MemberOfChange::joins).forEach(m -> composition.remove(m.id()));
        for (ChangeReading.MemberOfChange member : members) {
            if (!member.joins()) {
                composition.stay(
                        member.term(change.effectiveOn()),
                        territory.phase(),
                        change.effectiveOn(),
                        member.untilBefore(),
                        changes.decisionOfLeaving(member.id(), change.id()));
            }
        }
        if (change.kind() == ChangeView.Kind.CLOSURE) {
            changes.end(territory.code(), change.untilBefore());
        }
    }

    private TerritoryRow locked(String code) {
        TerritoryRow found = changes.territory(code).orElseThrow(RequestProblem::notFound);
        changes.lockPhase(found.phase());
        return changes.territory(code).orElseThrow(RequestProblem::notFound);
    }

    private void tell(ChangeView view, String action, String reason, Caller caller) {
        history.append(
                new History.Entry(
                        TERRITORY,
                        view.territory(),
                        action,
                        null,
                        null,
                        reason,
                        Map.of(
                                "change", String.valueOf(view.id()),
                                "effectiveOn", view.effectiveOn(),
                                "decision", view.decision().reference(),
                                "join", keys(view.join()),
                                "leave", keys(view.leave()))),
                caller);
        announcement.changed(
                view.territory(),
                new TerritoryAnnouncement.Change(
                        String.valueOf(view.id()),
                        view.kind().name(),
                        view.state().name(),
                        view.effectiveOn(),
                        view.decision().reference()));
    }

    private static List<String> keys(List<ChangeView.Member> members) {
        return members.stream()
                .map(m -> m.communeCode() != null ? m.communeCode() : String.valueOf(m.siren()))
                .toList();
    }

    private void keepDecision(DecisionBody decision, LocalDate effectiveOn) {
        try {
            if (!changes.keepDecision(
                    decision.reference(),
                    decision.title(),
                    decision.decidedOn(),
                    effectiveOn,
                    json.writeValueAsString(decision.opinions()))) {
                throw ChangeProblem.DECISION_REFERENCE_TAKEN
                        .because(
                                "Cette référence est celle d'une décision d'autre contenu.",
                                "This reference is that of a decision with other content.")
                        .at(
                                "/decision/reference",
                                "DECISION_REFERENCE_TAKEN",
                                new Text("Référence déjà employée.", "Reference already used."));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("opinions are JSON", e);
        }
    }

    private static void checkShape(Change request, Findings findings) {
        boolean names = !request.joining().isEmpty() || !request.leaving().isEmpty();
        if (request.closing() && names) {
            findings.add(
                    "/close",
                    "CLOSES_AND_CHANGES",
                    "Une fermeture ne nomme pas de membre : tous partent.",
                    "A closure names no member: all leave.");
        } else if (!request.closing() && !names) {
            findings.add(
                    "",
                    "REQUIRED",
                    "Nommez des membres qui entrent (join) ou partent (leave), ou fermez (close).",
                    "Name members that join or leave, or close.");
        }
    }

    private static void checkDay(String pointer, LocalDate day, LocalDate from, LocalDate to, Findings findings) {
        if (day.isBefore(DecisionRule.PROGRAMME_BEGINS)) {
            findings.add(
                    pointer,
                    "BEFORE_PROGRAMME",
                    "Le programme commence le 22 novembre 2018.",
                    "The programme begins on 22 November 2018.");
        } else if (day.isBefore(from) || day.isAfter(to)) {
            findings.add(
                    pointer,
                    "OUTSIDE_PHASE",
                    "La phase va du " + from + " au " + to + ".",
                    "The phase goes from " + from + " to " + to + ".");
        }
    }

    private static void checkInTerm(TerritoryRow territory, LocalDate day, Findings findings) {
        boolean after = territory.validTo() != null && day.isAfter(territory.validTo());
        if (day.isBefore(territory.validFrom()) || after) {
            findings.add(
                    "/effectiveOn",
                    "OUTSIDE_TERRITORY",
                    "Ce jour-là le territoire n'est pas en vigueur : du " + territory.validFrom()
                            + (territory.validTo() == null ? "." : " au " + territory.validTo() + "."),
                    "On that day the territory is not in force: from " + territory.validFrom()
                            + (territory.validTo() == null ? " on." : " to " + territory.validTo() + "."));
        }
    }

    private List<TermRow> everyMember(TerritoryRow territory, LocalDate on, Findings findings) {
        List<TermRow> leaving = new ArrayList<>();
        for (TermRow term : composition.terms(territory.code())) {
            if (!term.from().isBefore(on)) {
                findings.add(
                        "/effectiveOn",
                        "JOINS_AFTER_CLOSURE",
                        term.name() + " entre le " + term.from() + " : annulez d'abord ce changement.",
                        term.name() + " joins on " + term.from() + ": cancel that change first.");
            } else if (term.isOn(on)) {
                leaving.add(term);
            }
        }
        return leaving;
    }
}
