package fr.territoiresindustrie.project.practice;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.pipeline.PipelineService;
import fr.territoiresindustrie.project.pipeline.PipelineService.Known;
import fr.territoiresindustrie.project.pipeline.PipelineService.Note;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import fr.territoiresindustrie.project.sheet.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Good practices: written by the project's territory or the delegation, read by all once published. */
@ApplicationScoped
class PracticeService {

    private final PracticeRepository practices;
    private final PipelineService projects;
    private final History history;
    private final Ids ids;
    private final Time time;

    PracticeService(PracticeRepository practices, PipelineService projects, History history, Ids ids, Time time) {
        this.practices = practices;
        this.projects = projects;
        this.history = history;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    PracticeView create(PracticeRequests.Creation wanted, Caller caller) {
        Known project = projects.seeUnmerged(wanted.projectId(), caller);
        demandWriter(project, caller);
        if (project.state() != ProjectState.COMPLETED) {
            throw PracticeProblem.PROJECT_NOT_COMPLETED.because(
                    "Une bonne pratique se tire d'un projet achevé.",
                    "A good practice is drawn from a completed project.");
        }
        GoodPractice practice = new GoodPractice(ids.next(), project.id(), wanted.edit(), time.now());
        practices.persistAndFlush(practice);
        return written(practice, project, "CREATE", caller);
    }

    @Transactional
    PracticeView edit(UUID id, PracticeRequests.Edit wanted, IfMatch version, Caller caller) {
        GoodPractice practice = writable(id, version, caller);
        practice.edit(wanted, time.now());
        return written(practice, projects.see(practice.projectId(), caller), "EDIT", caller);
    }

    @Transactional
    PracticeView publish(UUID id, IfMatch version, Caller caller) {
        GoodPractice practice = writable(id, version, caller);
        Known project = projects.seeUnmerged(practice.projectId(), caller);
        practice.publish(time.now());
        PracticeView view = written(practice, project, "PUBLISH", caller);
        projects.note(
                practice.projectId(),
                new Note("GOOD_PRACTICE", "project.good-practice-told", null, Map.of("goodPractice", id)),
                caller);
        return view;
    }

    @Transactional
    PracticeView withdraw(UUID id, IfMatch version, Caller caller) {
        GoodPractice practice = writable(id, version, caller);
        practice.withdraw(time.now());
        return written(practice, projects.see(practice.projectId(), caller), "WITHDRAW", caller);
    }

    @Transactional
    PracticeView get(UUID id, Caller caller) {
        return view(seen(id, caller), caller);
    }

    @Transactional
    Page<PracticeView> list(
            @Nullable String territory,
            @Nullable Theme theme,
            @Nullable UUID project,
            PageRequest page,
            Caller caller) {
        return practices.list(territory, theme == null ? null : theme.name(), project, caller, page);
    }

    private PracticeView view(GoodPractice practice, Caller caller) {
        return PracticeView.of(practice, projects.see(practice.projectId(), caller));
    }

    private GoodPractice seen(UUID id, Caller caller) {
        @Nullable GoodPractice practice = practices.findById(id);
        if (practice == null) {
            throw RequestProblem.notFound();
        }
        Known project = projects.see(practice.projectId(), caller);
        if (practice.state() != PracticeStatus.PUBLISHED && !caller.readsEverything() && !isWriter(project, caller)) {
            throw RequestProblem.notFound();
        }
        return practice;
    }

    private GoodPractice writable(UUID id, IfMatch version, Caller caller) {
        GoodPractice practice = seen(id, caller);
        demandWriter(projects.see(practice.projectId(), caller), caller);
        version.check(practice.version());
        return practice;
    }

    private PracticeView written(GoodPractice practice, Known project, String action, Caller caller) {
        practices.flush();
        history.append(
                new History.Entry(
                        "good-practice",
                        practice.id().toString(),
                        action,
                        null,
                        practice.state().name(),
                        null,
                        null),
                caller);
        return PracticeView.of(practice, project);
    }

    private static boolean isWriter(Known project, Caller caller) {
        return caller.is(Roles.DELEGATION)
                || caller.isTerritory(project.territory().code());
    }

    private static void demandWriter(Known project, Caller caller) {
        if (!isWriter(project, caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Le territoire du projet ou la délégation écrit une bonne pratique.",
                    "The project's territory or the delegation writes a good practice.");
        }
    }
}
