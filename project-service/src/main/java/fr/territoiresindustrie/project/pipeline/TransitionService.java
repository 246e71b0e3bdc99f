package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.pipeline.ProjectJournal.Deed;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.UUID;

/** Moves projects. */
@ApplicationScoped
class TransitionService {

    private final ProjectService projects;
    private final ProjectRepository repository;
    private final TerritoryService territories;
    private final ProjectJournal journal;
    private final Time time;

    TransitionService(
            ProjectService projects,
            ProjectRepository repository,
            TerritoryService territories,
            ProjectJournal journal,
            Time time) {
        this.projects = projects;
        this.repository = repository;
        this.territories = territories;
        this.journal = journal;
        this.time = time;
    }

    @Transactional
    TransitionsView options(UUID id, Caller caller, Locale locale) {
        SeenProject seen = projects.seen(id, caller);
        Project project = seen.project();
        var options = ProjectWorkflow.TABLE.options(new ProjectCase(project, isInside(project)), seen.parties());
        return TransitionsView.of(project.state(), project.version(), options, locale);
    }

    @Transactional
    ProjectView run(UUID id, ProjectRequests.Transition wanted, IfMatch version, Caller caller) {
        SeenProject seen = projects.seen(id, caller);
        Project project = seen.project();
        version.check(project.version());
        ProjectState from = project.state();
        ProjectCommand command = wanted.command();
        if (wanted.onlyChecks()) {
            project.decide(command, seen.parties(), isInside(project), wanted.reason());
            return projects.view(seen);
        }
        project.run(command, seen.parties(), isInside(project), wanted.reason(), time.now());
        repository.flush();
        journal.remember(seen, new Deed(command.name(), from, wanted.reason(), null));
        journal.tell(seen, command.event(), wanted.reason());
        return projects.view(seen);
    }

    private boolean isInside(Project project) {
        return territories.holdsAnyOf(project.territory(), project.sheet().locations());
    }
}
