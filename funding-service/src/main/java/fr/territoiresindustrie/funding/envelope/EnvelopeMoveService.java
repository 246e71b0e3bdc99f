package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.ledger.BalanceView;
import fr.territoiresindustrie.funding.ledger.Journal;
import fr.territoiresindustrie.funding.ledger.Ledger;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The movements that owners write by hand, and the same tried without effect. */
@ApplicationScoped
public class EnvelopeMoveService {

    private final EnvelopeService envelopes;
    private final ParityConsentService parities;
    private final Ledger ledger;
    private final Ids ids;
    private final Time time;

    EnvelopeMoveService(EnvelopeService envelopes, ParityConsentService parities, Ledger ledger, Ids ids, Time time) {
        this.envelopes = envelopes;
        this.parities = parities;
        this.ledger = ledger;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    BalancesView move(String code, EnvelopeRequests.Move request, Caller caller) {
        Envelope here = envelopes.get(code);
        if (!here.isOwnedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul l'organisme qui en répond mouvemente une enveloppe.",
                    "Only the body that answers for an envelope moves it.");
        }
        @Nullable Envelope there = counterpart(request.counterpart(), "/counterpart");
        Wanted wanted = request.wanted();
        List<NewMovement> sides = movements(wanted, here, there, caller);
        Movements movements = envelopes.hold(Stream.of(here, there)
                .filter(Objects::nonNull)
                .filter(envelope ->
                        sides.stream().anyMatch(side -> side.envelopeId().equals(envelope.id())))
                .toList());
        if (wanted.kind() == MovementKind.OPENING
                && movements
                        .balance(here, wanted.authority(), wanted.year())
                        .granted()
                        .isPositive()) {
            throw EnvelopeProblem.ENVELOPE_ALREADY_OPENED.because(
                    "Ce plafond est ouvert : abondez-le.", "This ceiling is open: replenish it.");
        }
        sides.forEach(side -> movements.post(side, caller));
        movements.write();
        return envelopes.balances(code);
    }

    private List<NewMovement> movements(Wanted wanted, Envelope here, @Nullable Envelope there, Caller caller) {
        List<NewMovement> sides = wanted.movements(here, there, ids.next(), time.today());
        if (wanted.kind() == MovementKind.REPLENISHMENT && there != null) {
            parities.demand(here, there, caller);
        }
        return sides;
    }

    private @Nullable Envelope counterpart(@Nullable String code, String pointer) {
        return code == null
                ? null
                : envelopes
                        .find(code)
                        .orElseThrow(() -> RequestProblem.INVALID_FIELDS
                                .because("Cette enveloppe n'existe pas.", "There is no such envelope.")
                                .at(pointer, "UNKNOWN_ENVELOPE", new Text("Enveloppe inconnue.", "Unknown envelope.")));
    }

    /** Tries steps one after the other on what the ledgers hold now; nothing is locked, reserved or written. */
    @Transactional
    SimulationView simulate(String code, EnvelopeRequests.Simulate request, Caller caller, Locale locale) {
        Envelope here = envelopes.get(code);
        Map<String, Envelope> others = new HashMap<>();
        for (int i = 0; i < request.steps().size(); i++) {
            @Nullable String other = request.steps().get(i).counterpart();
            if (other != null && !others.containsKey(other)) {
                others.put(other, Objects.requireNonNull(counterpart(other, "/steps/" + i + "/counterpart")));
            }
        }
        Journal journal = ledger.look(Stream.concat(Stream.of(here), others.values().stream())
                .map(Envelope::id)
                .distinct()
                .toList());
        List<SimulationView.StepView> steps = new ArrayList<>();
        for (EnvelopeRequests.Step step : request.steps()) {
            @Nullable Problem refused = attempt(journal, step, here, others, caller);
            Wanted wanted = step.wanted();
            steps.add(new SimulationView.StepView(
                    step.kind(),
                    step.amount(),
                    refused == null,
                    refused == null ? null : refused.code().code(),
                    refused == null ? null : refused.code().title().in(locale),
                    BalanceView.of(journal.balance(here.id(), wanted.authority(), wanted.year()))));
        }
        return new SimulationView(code, steps);
    }

    /** Both sides of a step or neither: what one side refuses, the other has not felt. */
    private @Nullable Problem attempt(
            Journal journal, EnvelopeRequests.Step step, Envelope here, Map<String, Envelope> others, Caller caller) {
        try {
            List<NewMovement> sides = movements(step.wanted(), here, others.get(step.counterpart()), caller);
            sides.forEach(journal::check);
            sides.forEach(side -> journal.post(side, caller));
            return null;
        } catch (Problem why) {
            return why;
        }
    }
}
