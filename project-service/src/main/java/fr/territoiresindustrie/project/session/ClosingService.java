package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.transition.Workflow;
import fr.territoiresindustrie.kit.transition.WorkflowProblem;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.pipeline.PipelineService;
import fr.territoiresindustrie.project.pipeline.PipelineService.Decision;
import fr.territoiresindustrie.project.pipeline.PipelineService.Note;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Moves sessions. Closing one applies its decisions in the same transaction: all of them, once, or none. */
@ApplicationScoped
class ClosingService {

    private final SessionService sessions;
    private final SessionRepository repository;
    private final PipelineService projects;
    private final Time time;

    ClosingService(SessionService sessions, SessionRepository repository, PipelineService projects, Time time) {
        this.sessions = sessions;
        this.repository = repository;
        this.projects = projects;
        this.time = time;
    }

    @Transactional
    TransitionsView options(UUID id, Caller caller, Locale locale) {
        SeenSession seen = sessions.seen(id, caller);
        var options = SessionWorkflow.TABLE.options(seen.facts(), seen.parties());
        return TransitionsView.of(
                seen.session().state(),
                seen.session().version(),
                seen.readsAll()
                        ? options
                        : options.stream().map(Workflow.Option::withoutRules).toList(),
                locale);
    }

    @Transactional
    SessionView run(UUID id, SessionRequests.Transition wanted, IfMatch version, Caller caller) {
        SeenSession seen = sessions.held(id, caller);
        version.check(seen.session().version());
        SessionCommand command = wanted.command();
        seen.session().wouldBe(command, seen.parties(), seen.facts());
        if (command == SessionCommand.CANCEL && wanted.reason() == null) {
            throw WorkflowProblem.REASON_REQUIRED
                    .because("Une annulation se motive.", "A cancellation needs a reason.")
                    .at("/reason", "REQUIRED", new Text("Donnez le motif.", "Give the reason."));
        }
        if (command == SessionCommand.CLOSE) {
            checkDecisions(seen);
        }
        if (wanted.onlyChecks()) {
            return SessionView.of(seen);
        }
        SessionStatus from = seen.session().state();
        seen.session().run(command, seen.parties(), seen.facts(), time.now());
        repository.flush();
        sessions.remember(seen, command.name(), from, wanted.reason());
        tellProjects(seen, command);
        return SessionView.of(seen);
    }

    /** Every project that cannot take its decision is named; projects stand still from here to the commit. */
    private void checkDecisions(SeenSession seen) {
        inOrderOfIds(seen).forEach(item -> projects.hold(item.projectId()));
        Problem problem = SessionProblem.SESSION_NOT_CLOSABLE.because(
                "Des décisions ne peuvent pas s'appliquer, rien n'a changé : voir errors.",
                "Some decisions cannot be applied, nothing has changed: see errors.");
        List<AgendaItem> agenda = seen.session().agenda();
        for (int i = 0; i < agenda.size(); i++) {
            AgendaItem item = agenda.get(i);
            Optional<Problem> hindrance =
                    projects.hindrance(item.projectId(), decision(seen, item), item.stateSince(), seen.caller());
            if (hindrance.isPresent()) {
                problem.at(
                        "/agenda/" + i,
                        hindrance.get().code().code(),
                        new Text(
                                item.reference() + " : le projet a changé depuis son inscription.",
                                item.reference() + ": the project has changed since it was put on the agenda."));
            }
        }
        SessionService.refuse(problem);
    }

    private void tellProjects(SeenSession seen, SessionCommand command) {
        UUID id = seen.session().id();
        switch (command) {
            case CONVENE ->
                inOrderOfIds(seen)
                        .forEach(item -> projects.note(
                                item.projectId(),
                                new Note(
                                        "PUT_ON_AGENDA",
                                        "project.put-on-agenda",
                                        null,
                                        Map.of(
                                                "session", id,
                                                "committee", seen.committee().id(),
                                                "heldOn", seen.session().heldOn())),
                                seen.caller()));
            case CLOSE -> {
                repository.release(id);
                inOrderOfIds(seen)
                        .forEach(item -> projects.decide(item.projectId(), decision(seen, item), seen.caller()));
            }
            case CANCEL -> repository.release(id);
            case OPEN -> {}
        }
    }

    /** One order for all transactions: two of them may wait for each other's projects, never both. */
    private static List<AgendaItem> inOrderOfIds(SeenSession seen) {
        return seen.session().agenda().stream()
                .sorted(Comparator.comparing(item -> item.projectId().toString()))
                .toList();
    }

    private static Decision decision(SeenSession seen, AgendaItem item) {
        ItemDecision decided = Objects.requireNonNull(item.decision(), "the table demands a decision on each item");
        return new Decision(
                decided.kind().command(),
                decided.reason(),
                decided.conditions(),
                seen.session().id());
    }
}
