package fr.territoiresindustrie.territory.change;

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
import fr.territoiresindustrie.territory.change.MemberRepository.TermRow;
import fr.territoiresindustrie.territory.reference.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates territories and changes what they are made of, on a day, by decision of the delegation. */
@ApplicationScoped
class ChangeService {

    private final ChangeRepository changes;
    private final Composition composition;
    private final ChangeReading reading;
    private final ChangeWriting writing;
    private final ChangeTelling telling;
    private final Ids ids;
    private final Time time;

    ChangeService(
            ChangeRepository changes,
            Composition composition,
            ChangeReading reading,
            ChangeWriting writing,
            ChangeTelling telling,
            Ids ids,
            Time time) {
        this.changes = changes;
        this.composition = composition;
        this.reading = reading;
        this.writing = writing;
        this.telling = telling;
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
        ChangeRule.checkDay("/validFrom", request.validFrom(), phase.from(), phase.to(), findings);
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
        writing.keepDecision(request.decision(), request.validFrom());
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
        telling.created(code, request, caller);
        return code;
    }

    /** Changes the composition of a territory, or ends it; with {@code dryRun} only checks. */
    @Transactional
    ChangeView change(String code, Change request, IfMatch version, Caller caller) {
        TerritoryRow territory = locked(code);
        version.check(territory.version());
        Findings findings = new Findings();
        ChangeRule.checkShape(request, findings);
        DecisionRule.check(request.decision(), request.reason(), time.today(), findings);
        ChangeRule.checkDay(
                "/effectiveOn", request.effectiveOn(), territory.phaseFrom(), territory.phaseTo(), findings);
        findings.throwIfAny();
        ChangeRule.checkInTerm(territory, request.effectiveOn(), findings);
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
        writing.write(id, territory, request, joining, leaving);
        ChangeView view = reading.get(code, id);
        if (Boolean.TRUE.equals(request.dryRun())) {
            changes.takeBack();
            return reading.onlyChecked(view);
        }
        changes.count(code, territory.version());
        telling.changed(
                view,
                request.closing() ? "CLOSE" : "CHANGE_PERIMETER",
                request.decision().title(),
                caller);
        return view;
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
        writing.undo(territory, change, reading.members(row));
        composition.refuseEmptyDay(code, change.effectiveOn());
        changes.cancel(id, time.now());
        ChangeView view = reading.get(code, id);
        if (Boolean.TRUE.equals(request.dryRun())) {
            changes.takeBack();
            return reading.get(code, id);
        }
        changes.count(code, territory.version());
        telling.changed(view, "CANCEL_PERIMETER_CHANGE", request.reason(), caller);
        return view;
    }

    private TerritoryRow locked(String code) {
        TerritoryRow found = changes.territory(code).orElseThrow(RequestProblem::notFound);
        changes.lockPhase(found.phase());
        return changes.territory(code).orElseThrow(RequestProblem::notFound);
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
