package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.committee.CommitteeLevel;
import fr.territoiresindustrie.project.pipeline.PipelineService;
import fr.territoiresindustrie.project.pipeline.PipelineService.Known;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes agendas: which projects a committee may look at, each in one live session only. */
@ApplicationScoped
class AgendaService {

    private final SessionService sessions;
    private final SessionRepository repository;
    private final PipelineService projects;
    private final Time time;

    AgendaService(SessionService sessions, SessionRepository repository, PipelineService projects, Time time) {
        this.sessions = sessions;
        this.repository = repository;
        this.projects = projects;
        this.time = time;
    }

    @Transactional
    SessionView write(UUID id, List<SessionRequests.Item> wanted, IfMatch version, Caller caller) {
        SeenSession seen = sessions.writable(id, version, caller);
        Problem invalid = SessionService.invalid();
        Problem refused = SessionProblem.AGENDA_REFUSED.because(
                "Des projets ne peuvent pas être inscrits : voir errors.",
                "Some projects cannot be put on the agenda: see errors.");
        hold(wanted);
        Set<UUID> named = new HashSet<>();
        List<AgendaItem> items = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            SessionRequests.Item item = wanted.get(i);
            String here = "/items/" + i;
            if (!named.add(item.projectId())) {
                invalid.at(here + "/projectId", "REPEATED", new Text("Déjà inscrit ci-dessus.", "Put above."));
                continue;
            }
            if (item.provisional() != null) {
                SessionService.checkDecision(invalid, here + "/provisional", item.provisional());
            }
            Known project = projects.see(item.projectId(), caller);
            check(refused, here + "/projectId", project, seen);
            items.add(new AgendaItem(
                    project.id(),
                    project.reference(),
                    project.title(),
                    project.territory().code(),
                    project.stateSince(),
                    item.presentedBy(),
                    item.provisional(),
                    null));
        }
        SessionService.refuse(invalid);
        SessionService.refuse(refused);
        seen.session().putOnAgenda(items, time.now());
        repository.flush();
        repository.release(id);
        for (int i = 0; i < items.size(); i++) {
            if (!repository.take(items.get(i).projectId(), id)) {
                refused.at(
                        "/items/" + i + "/projectId",
                        "ON_OTHER_AGENDA",
                        new Text(
                                items.get(i).reference() + " est à l'ordre du jour d'une autre séance.",
                                items.get(i).reference() + " is on the agenda of another session."));
            }
        }
        SessionService.refuse(refused);
        return sessions.written(seen, "AGENDA");
    }

    /** Projects stand still from here to the commit: one that is being merged meanwhile is seen merged. */
    private void hold(List<SessionRequests.Item> wanted) {
        wanted.stream()
                .map(SessionRequests.Item::projectId)
                .distinct()
                .sorted(Comparator.comparing(UUID::toString))
                .forEach(projects::hold);
    }

    private static void check(Problem refused, String here, Known project, SeenSession seen) {
        boolean ofCommittee = seen.committee().level() == CommitteeLevel.NATIONAL
                || project.territory().leadRegion().equals(seen.committee().region());
        if (!ofCommittee) {
            refused.at(
                    here,
                    "PROJECT_OF_OTHER_REGION",
                    new Text(
                            project.reference() + " relève du comité d'une autre région.",
                            project.reference() + " belongs to the committee of another region."));
        }
        if (project.mergedInto() != null) {
            refused.at(
                    here,
                    "PROJECT_MERGED",
                    new Text(
                            project.reference() + " est fusionné dans un autre projet.",
                            project.reference() + " is merged into another project."));
        }
        if (project.state() != ProjectState.UNDER_REVIEW) {
            refused.at(
                    here,
                    "PROJECT_NOT_UNDER_REVIEW",
                    new Text(
                            project.reference() + " est dans l'état " + project.state() + ".",
                            project.reference() + " is in state " + project.state() + "."));
        }
    }
}
