package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.project.condition.ConditionService;
import fr.territoiresindustrie.project.condition.NewCondition;
import fr.territoiresindustrie.project.pipeline.ProjectJournal.Deed;
import fr.territoiresindustrie.project.territory.Territory;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other features ask of projects, and tell of them. */
@ApplicationScoped
public class PipelineService {

    private final ProjectService projects;
    private final ProjectRepository repository;
    private final TerritoryService territories;
    private final AgreementRepository agreements;
    private final ConditionService conditions;
    private final ProjectJournal journal;
    private final Time time;

    PipelineService(
            ProjectService projects,
            ProjectRepository repository,
            TerritoryService territories,
            AgreementRepository agreements,
            ConditionService conditions,
            ProjectJournal journal,
            Time time) {
        this.projects = projects;
        this.repository = repository;
        this.territories = territories;
        this.agreements = agreements;
        this.conditions = conditions;
        this.journal = journal;
        this.time = time;
    }

    /**
     * A project as a caller sees it.
     *
     * @param leading whether the caller is its lead region
     * @param confidentiallySeen whether the caller reads its confidential part
     * @param mergedInto the project that goes on for it, where it was found to repeat one
     */
    public record Known(
            UUID id,
            String reference,
            @Nullable String title,
            Territory territory,
            ProjectState state,
            Instant stateSince,
            long version,
            boolean leading,
            boolean confidentiallySeen,
            boolean flagship,
            @Nullable String flagshipReason,
            @Nullable Instant flagshipSince,
            @Nullable UUID mergedInto) {}

    /** What a committee decides of a project. */
    public record Decision(
            ProjectCommand command, @Nullable String reason, List<NewCondition> conditions, UUID session) {}

    /** Something that happened to a project beside its moves: history and event. */
    public record Note(
            String action, String event, @Nullable String reason, Map<String, Object> details) {}

    /** The project, or 404 when there is none for this caller. */
    @Transactional
    public Known see(UUID id, Caller caller) {
        return known(projects.seen(id, caller));
    }

    /** The same for what goes on with it: 409 when it is merged into another project. */
    @Transactional
    public Known seeUnmerged(UUID id, Caller caller) {
        SeenProject seen = projects.seen(id, caller);
        seen.project().refuseMerged();
        return known(seen);
    }

    /** Writes something down in a project's history and tells it to the other services. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(UUID id, Note note, Caller caller) {
        SeenProject seen = unchecked(id, caller);
        journal.remember(seen, new Deed(note.action(), seen.project().state(), note.reason(), note.details()));
        journal.tell(seen, note.event(), null, note.details());
    }

    /** Keeps everybody else from moving the project until the transaction ends; call it in the order of the ids. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(UUID id) {
        repository.hold(id);
    }

    /**
     * Why a committee's decision cannot be applied now; empty when it can.
     *
     * @param stateSince since when the project was in its state as the committee looked at it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Problem> hindrance(UUID id, Decision decision, Instant stateSince, Caller caller) {
        Project project = unchecked(id, caller).project();
        if (!project.stateSince().equals(stateSince)) {
            return Optional.of(ProjectProblem.PROJECT_MOVED.because(
                    "Le projet a changé d'état depuis.", "The project has moved since."));
        }
        try {
            project.decide(transition(decision), Set.of(Party.COMMITTEE), facts(project));
            return Optional.empty();
        } catch (Problem refusal) {
            return Optional.of(refusal);
        }
    }

    /** Applies a committee's decision. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void decide(UUID id, Decision decision, Caller caller) {
        SeenProject seen = unchecked(id, caller);
        Project project = seen.project();
        ProjectState from = project.state();
        project.run(transition(decision), Set.of(Party.COMMITTEE), facts(project), time.now());
        repository.flush();
        conditions.set(id, decision.conditions(), decision.session());
        Map<String, Object> details = decision.conditions().isEmpty()
                ? Map.of("session", decision.session())
                : Map.of("session", decision.session(), "conditions", decision.conditions());
        journal.remember(seen, new Deed(decision.command().name(), from, decision.reason(), details));
        journal.tell(seen, decision.command().event(), decision.reason());
    }

    /** Makes a project a showcase, or no longer one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void show(UUID id, boolean asFlagship, String reason) {
        repository.findById(id).show(asFlagship, reason, time.now());
        repository.flush();
    }

    private SeenProject unchecked(UUID id, Caller caller) {
        Project project = repository.findById(id);
        return new SeenProject(project, territories.find(project.territory()).orElseThrow(), caller);
    }

    /** In the session itself the agenda stands in nobody's way. */
    private ProjectCase.Facts facts(Project project) {
        return new ProjectCase.Facts(
                territories.holdsAnyOf(project.territory(), project.sheet().locations()),
                agreements.missing(project),
                conditions.countOpen(project.id()),
                false);
    }

    private static ProjectRequests.Transition transition(Decision decision) {
        return new ProjectRequests.Transition(
                decision.command(), decision.reason(), null, decision.conditions(), List.of());
    }

    private static Known known(SeenProject seen) {
        Project project = seen.project();
        return new Known(
                project.id(),
                project.reference(),
                project.sheet().title(),
                seen.territory(),
                project.state(),
                project.stateSince(),
                project.version(),
                seen.parties().contains(Party.REGION),
                seen.isConfidentiallySeen(),
                project.isFlagship(),
                project.flagshipReason(),
                project.flagshipSince(),
                project.mergedInto());
    }
}
