package fr.territoiresindustrie.funding.decision;

import fr.territoiresindustrie.funding.application.Application;
import fr.territoiresindustrie.funding.application.ApplicationEvent;
import fr.territoiresindustrie.funding.application.ApplicationExaminationService;
import fr.territoiresindustrie.funding.application.ApplicationStatus;
import fr.territoiresindustrie.funding.application.DecisionOutcome;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what committees decided of applications, and shows it to those who are concerned. */
@ApplicationScoped
public class CommitteeDecisionService {

    private final CommitteeDecisionRepository decisions;
    private final ApplicationExaminationService applications;
    private final History history;
    private final Outbox outbox;
    private final Ids ids;
    private final Time time;

    CommitteeDecisionService(
            CommitteeDecisionRepository decisions,
            ApplicationExaminationService applications,
            History history,
            Outbox outbox,
            Ids ids,
            Time time) {
        this.decisions = decisions;
        this.applications = applications;
        this.history = history;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    /** Records a decision; it counts from now on, in place of the ones before. The application's version rises: nobody selects unseeing. */
    @Transactional
    CommitteeDecisionView record(UUID applicationId, DecisionRequests.Decide request, Caller caller) {
        Application application = applications.held(applicationId);
        if (!application.isVisibleTo(caller)) {
            throw RequestProblem.notFound();
        }
        if (!application.stakeholders().isFundedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "La décision du comité s'inscrit par l'organisme financeur.",
                    "The committee's decision is recorded by the funding body.");
        }
        if (application.state() != ApplicationStatus.PRESELECTED) {
            throw DecisionProblem.APPLICATION_NOT_BEFORE_COMMITTEE.because(
                    "Le comité décide d'une demande présélectionnée.",
                    "The committee decides on a preselected application.");
        }
        check(request, application);
        CommitteeDecision decision =
                new CommitteeDecision(ids.next(), applicationId, application.nextDecision(), request, time.now());
        decisions.persist(decision);
        application.decided(decision.asLast(), time.now());
        decisions.flush();
        history.append(
                new History.Entry(
                        "application",
                        applicationId.toString(),
                        "RECORD_DECISION",
                        application.state().name(),
                        application.state().name(),
                        request.reasons(),
                        decision.told()),
                caller);
        outbox.append(
                "applications",
                applicationId.toString(),
                "application.committee-decided",
                new DecisionEvent(ApplicationEvent.of(application), decision.told()));
        return decision.view();
    }

    private void check(DecisionRequests.Decide request, Application application) {
        LocalDate day = request.decidedOn();
        if (day.isAfter(time.today()) || day.isBefore(application.earliestDecision())) {
            throw invalid(
                    "/decidedOn",
                    "OUT_OF_RANGE",
                    "Du " + application.earliestDecision() + " à aujourd'hui.",
                    "From " + application.earliestDecision() + " to today.");
        }
        if (request.outcome() != DecisionOutcome.FAVOURABLE && request.reasons() == null) {
            throw invalid("/reasons", "REQUIRED", "Motivez cette décision.", "Give the reasons of this decision.");
        }
        boolean conditional = request.outcome() == DecisionOutcome.FAVOURABLE_WITH_CONDITIONS;
        if (conditional == request.conditionsOrNone().isEmpty()) {
            throw invalid(
                    "/conditions",
                    conditional ? "REQUIRED" : "NOT_ALLOWED",
                    "Une décision sous conditions, et elle seule, les dit.",
                    "A decision under conditions, and only that, says them.");
        }
    }

    private static Problem invalid(String pointer, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer, code, new Text(fr, en));
    }

    /** All of them, oldest first, for those who are closest to the application and for observers; none for others who see it. */
    @Transactional
    List<CommitteeDecisionView> of(UUID applicationId, Caller caller) {
        Application application = Optional.ofNullable(
                        applications.known(List.of(applicationId)).get(applicationId))
                .filter(seen -> seen.isVisibleTo(caller))
                .orElseThrow(RequestProblem::notFound);
        boolean reads = application.stakeholders().areClosest(caller) || caller.is(Roles.OBSERVER);
        return reads ? all(applicationId) : List.of();
    }

    /** The one that counts, for whoever decides who may read it. */
    public @Nullable CommitteeDecisionView last(UUID applicationId) {
        List<CommitteeDecisionView> all = all(applicationId);
        return all.isEmpty() ? null : all.getLast();
    }

    private List<CommitteeDecisionView> all(UUID applicationId) {
        return decisions.of(applicationId).stream().map(CommitteeDecision::view).toList();
    }
}
