package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.transition.Workflow;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.condition.ConditionService;
import fr.territoiresindustrie.project.pipeline.ProjectJournal.Deed;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves projects. */
@ApplicationScoped
class TransitionService {

    private final ProjectService projects;
    private final ProjectRepository repository;
    private final TerritoryService territories;
    private final ConditionService conditions;
    private final AgreementRepository agreements;
    private final ProjectJournal journal;
    private final Time time;

    TransitionService(
            ProjectService projects,
            ProjectRepository repository,
            TerritoryService territories,
            ConditionService conditions,
            AgreementRepository agreements,
            ProjectJournal journal,
            Time time) {
        this.projects = projects;
        this.repository = repository;
        this.territories = territories;
        this.conditions = conditions;
        this.agreements = agreements;
        this.journal = journal;
        this.time = time;
    }

    @Transactional
    TransitionsView options(UUID id, Caller caller, Locale locale) {
        SeenProject seen = projects.seen(id, caller);
        Project project = seen.project();
        var options =
                ProjectWorkflow.TABLE.options(new ProjectCase(project, facts(project), List.of()), seen.parties());
        return TransitionsView.of(
                project.state(),
                project.version(),
                seen.isConfidentiallySeen()
                        ? options
                        : options.stream().map(Workflow.Option::withoutRules).toList(),
                locale);
    }

    @Transactional
    ProjectView run(UUID id, ProjectRequests.Transition wanted, IfMatch version, Caller caller) {
        SeenProject seen = projects.seen(id, caller);
        Project project = seen.project();
        version.check(project.version());
        ProjectState from = project.state();
        ProjectCommand command = wanted.command();
        if (wanted.onlyChecks()) {
            project.decide(wanted, seen.parties(), facts(project));
            return projects.view(seen);
        }
        project.run(wanted, seen.parties(), facts(project), time.now());
        repository.flush();
        if (command == ProjectCommand.REVERT) {
            conditions.cancelOpen(id);
        }
        conditions.set(id, wanted.conditions(), null);
        journal.remember(seen, new Deed(command.name(), from, wanted.reason(), details(wanted)));
        journal.tell(seen, command.event(), wanted.reason());
        return projects.view(seen);
    }

    private ProjectCase.Facts facts(Project project) {
        return new ProjectCase.Facts(
                territories.holdsAnyOf(project.territory(), project.sheet().locations()),
                agreements.missing(project),
                conditions.countOpen(project.id()),
                repository.isOnLiveAgenda(project.id()));
    }

    private static @Nullable Map<String, Object> details(ProjectRequests.Transition wanted) {
        return wanted.conditions().isEmpty() ? null : Map.of("conditions", wanted.conditions());
    }
}
