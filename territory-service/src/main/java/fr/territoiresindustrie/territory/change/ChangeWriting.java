package fr.territoiresindustrie.territory.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.territory.change.ChangeRepository.TerritoryRow;
import fr.territoiresindustrie.territory.change.ChangeRequests.Change;
import fr.territoiresindustrie.territory.change.ChangeRequests.DecisionBody;
import fr.territoiresindustrie.territory.change.MemberRepository.TermRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Writes a change that was found right into the composition, and takes it out again. */
@ApplicationScoped
class ChangeWriting {

    private final ChangeRepository changes;
    private final Composition composition;
    private final ObjectMapper json;
    private final Time time;

    ChangeWriting(ChangeRepository changes, Composition composition, ObjectMapper json, Time time) {
        this.changes = changes;
        this.composition = composition;
        this.json = json;
        this.time = time;
    }

    void write(UUID id, TerritoryRow territory, Change request, List<Candidate> joining, List<TermRow> leaving) {
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

    void undo(TerritoryRow territory, PerimeterChange change, List<ChangeReading.MemberOfChange> members) {
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

    void keepDecision(DecisionBody decision, LocalDate effectiveOn) {
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
}
