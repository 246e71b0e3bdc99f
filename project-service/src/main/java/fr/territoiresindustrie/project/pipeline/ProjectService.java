package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.award.AwardService;
import fr.territoiresindustrie.project.award.AwardView;
import fr.territoiresindustrie.project.pipeline.ProjectJournal.Deed;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.territory.Territory;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Project sheets: written by their territory, read by those who may. */
@ApplicationScoped
class ProjectService {

    private final ProjectRepository projects;
    private final TerritoryService territories;
    private final AwardService awards;
    private final SheetCoherence coherence;
    private final AgreementRepository agreements;
    private final ExternalIdRepository externalIds;
    private final ProjectJournal journal;
    private final Resemblance resemblance;
    private final Ids ids;
    private final Time time;

    ProjectService(
            ProjectRepository projects,
            TerritoryService territories,
            AwardService awards,
            SheetCoherence coherence,
            AgreementRepository agreements,
            ExternalIdRepository externalIds,
            ProjectJournal journal,
            Resemblance resemblance,
            Ids ids,
            Time time) {
        this.projects = projects;
        this.territories = territories;
        this.awards = awards;
        this.coherence = coherence;
        this.agreements = agreements;
        this.externalIds = externalIds;
        this.journal = journal;
        this.resemblance = resemblance;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    ProjectView create(ProjectRequests.Creation wanted, Caller caller) {
        if (!caller.isTerritory(wanted.territory())) {
            throw RequestProblem.notFound();
        }
        Territory territory = territories.find(wanted.territory()).orElseThrow(RequestProblem::referenceNotReady);
        Sheet sheet = coherence.checked(wanted.sheet(), territory);
        Project project = Project.draft(new Project.Birth(
                ids.next(),
                projects.nextReference(territory.code()),
                territory.code(),
                wanted.externalId(),
                sheet,
                time.now()));
        projects.persistAndFlush(project);
        externalIds.write(project);
        List<String> alike = resemblance.references(project.id(), caller);
        SeenProject seen = new SeenProject(project, territory, caller);
        journal.remember(seen, new Deed("CREATE", null, null, null));
        journal.tell(seen, "project.created", null);
        return ProjectView.ofNew(seen, alike);
    }

    @Transactional
    ProjectView edit(UUID id, Sheet written, IfMatch version, Caller caller) {
        SeenProject seen = seen(id, caller);
        Project project = seen.project();
        if (!caller.isTerritory(project.territory())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul son territoire écrit la fiche.", "Only its territory writes the sheet.");
        }
        version.check(project.version());
        Sheet before = project.sheet();
        project.edit(coherence.checked(written, seen.territory()), time.now());
        List<String> changed = written.changedFields(before);
        if (!changed.isEmpty()) {
            projects.flush();
            if (changed.contains("externalIds")) {
                externalIds.write(project);
            }
            agreements.forgetOthersThan(project);
            journal.remember(seen, new Deed("EDIT", project.state(), null, Map.of("changed", changed)));
            journal.tell(seen, "project.edited", null);
        }
        return view(seen);
    }

    @Transactional
    ProjectView get(UUID id, Caller caller) {
        return view(seen(id, caller));
    }

    @Transactional
    Page<HistoryEntryView> history(UUID id, PageRequest page, Caller caller) {
        return journal.of(seen(id, caller), page);
    }

    @Transactional
    Page<AwardView> awards(UUID id, PageRequest page, Caller caller) {
        return awards.of(seen(id, caller).project().id(), page);
    }

    /** The project, or 404 when there is none for this caller. */
    SeenProject seen(UUID id, Caller caller) {
        @Nullable Project project = projects.findById(id);
        if (project == null) {
            throw RequestProblem.notFound();
        }
        Territory territory = territories.find(project.territory()).orElseThrow(RequestProblem::notFound);
        if (!new Sight(caller).sees(project, territory)) {
            throw RequestProblem.notFound();
        }
        return new SeenProject(project, territory, caller);
    }

    ProjectView view(SeenProject seen) {
        return ProjectView.of(seen, awards.of(seen.project().id()), agreements(seen));
    }

    private List<AgreementView> agreements(SeenProject seen) {
        List<AgreementView> answers = agreements.of(seen.project().id());
        return seen.isConfidentiallySeen()
                ? answers
                : answers.stream().map(AgreementView::withoutReason).toList();
    }
}
