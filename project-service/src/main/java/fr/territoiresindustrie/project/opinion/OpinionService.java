package fr.territoiresindustrie.project.opinion;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.project.opinion.OpinionRepository.Row;
import fr.territoiresindustrie.project.pipeline.PipelineService;
import fr.territoiresindustrie.project.pipeline.PipelineService.Known;
import fr.territoiresindustrie.project.pipeline.PipelineService.Note;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opinions: asked by the lead region, given by those they are asked of, read by those who read the project's confidential part. */
@ApplicationScoped
class OpinionService {

    private static final Set<ProjectState> EXAMINED =
            Set.of(ProjectState.SUBMITTED, ProjectState.UNDER_REVIEW, ProjectState.ADJOURNED);

    private final OpinionRepository opinions;
    private final PipelineService projects;
    private final Ids ids;
    private final Time time;

    OpinionService(OpinionRepository opinions, PipelineService projects, Ids ids, Time time) {
        this.opinions = opinions;
        this.projects = projects;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    OpinionView ask(UUID project, OpinionRequests.Creation wanted, Caller caller) {
        Known known = projects.seeUnmerged(project, caller);
        if (!known.leading() && !caller.is(Roles.DELEGATION)) {
            throw RequestProblem.FORBIDDEN.because(
                    "La région chef de file ou la délégation demande les avis.",
                    "The lead region or the delegation asks for opinions.");
        }
        if (!EXAMINED.contains(known.state())) {
            throw OpinionProblem.OPINION_NOT_POSSIBLE.because(
                    "Un avis se demande sur un projet déposé, en instruction ou ajourné.",
                    "An opinion is asked on a project that is submitted, under review or adjourned.");
        }
        check(wanted, known);
        UUID id = ids.next();
        if (!opinions.ask(id, project, wanted, time.now())) {
            throw OpinionProblem.OPINION_ASKED_ALREADY.because(
                    "Cet avis est déjà demandé et attendu.", "This opinion is asked for already and awaited.");
        }
        projects.note(project, note("ASK_OPINION", "project.opinion-asked", find(project, id), null), caller);
        return view(find(project, id));
    }

    @Transactional
    OpinionView give(UUID project, UUID id, OpinionRequests.Answer answer, Caller caller) {
        Row row = seen(project, id, caller);
        if (!row.isAskedOf(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Cet avis est demandé à un autre.", "This opinion is asked of another.");
        }
        projects.seeUnmerged(project, caller);
        demandOpen(row);
        if (answer.verdict() != Verdict.FAVOURABLE && answer.grounds() == null) {
            throw invalid()
                    .at("/grounds", "REQUIRED", new Text("Motivez cet avis.", "Give the grounds of this opinion."));
        }
        opinions.give(id, answer, time.now());
        projects.note(project, note("GIVE_OPINION", "project.opinion-given", row, null), caller);
        return view(find(project, id));
    }

    @Transactional
    OpinionView withdraw(UUID project, UUID id, String reason, Caller caller) {
        Row row = seen(project, id, caller);
        if (!projects.see(project, caller).leading() && !caller.is(Roles.DELEGATION)) {
            throw RequestProblem.FORBIDDEN.because(
                    "La région chef de file ou la délégation retire une demande d'avis.",
                    "The lead region or the delegation withdraws a request for an opinion.");
        }
        demandOpen(row);
        opinions.withdraw(id);
        projects.note(project, note("WITHDRAW_OPINION", "project.opinion-withdrawn", row, reason), caller);
        return view(find(project, id));
    }

    @Transactional
    List<OpinionView> of(UUID project, Caller caller) {
        Known known = projects.see(project, caller);
        return opinions.of(project).stream()
                .filter(row -> isRead(row, known, caller))
                .map(this::view)
                .toList();
    }

    @Transactional
    Page<OpinionView> due(
            @Nullable OpinionStatus state, @Nullable LocalDate dueBefore, Caller caller, PageRequest page) {
        return opinions.due(state, dueBefore, caller, page).map(this::view);
    }

    /** The opinion, held until the commit, or 404 when there is none for this caller. */
    private Row seen(UUID project, UUID id, Caller caller) {
        Known known = projects.see(project, caller);
        Row row = find(project, id);
        if (!isRead(row, known, caller)) {
            throw RequestProblem.notFound();
        }
        return row;
    }

    private Row find(UUID project, UUID id) {
        return opinions.find(project, id).orElseThrow(RequestProblem::notFound);
    }

    private static boolean isRead(Row row, Known known, Caller caller) {
        return known.confidentiallySeen() || caller.is(Roles.OBSERVER) || row.isAskedOf(caller);
    }

    private static void demandOpen(Row row) {
        if (!row.state().equals(OpinionStatus.ASKED.name())) {
            throw OpinionProblem.OPINION_NOT_OPEN.because(
                    "Cet avis est déjà rendu ou n'est plus demandé.",
                    "This opinion is given already, or no longer asked for.");
        }
    }

    private void check(OpinionRequests.Creation wanted, Known known) {
        Problem problem = invalid();
        if (wanted.dueOn().isBefore(time.today())) {
            problem.at("/dueOn", "IN_THE_PAST", new Text("Cette échéance est passée.", "This due date is past."));
        }
        if (wanted.kind() == AskedKind.REGION && !known.territory().regions().contains(wanted.code())) {
            problem.at(
                    "/code",
                    "NOT_A_REGION_OF_THE_PROJECT",
                    new Text("Cette région n'est pas du projet.", "This region is not in the project."));
        }
        if (wanted.session() != null && !opinions.isOnAgenda(known.id(), wanted.session())) {
            problem.at(
                    "/session",
                    "NOT_ON_AGENDA",
                    new Text(
                            "Le projet n'est pas à l'ordre du jour d'une telle séance à venir.",
                            "The project is not on the agenda of such a session to come."));
        }
        if (!problem.items().isEmpty()) {
            throw problem;
        }
    }

    private OpinionView view(Row row) {
        return row.view(time.today());
    }

    /** What is told of an opinion: of whom and until when, never what it says. */
    static Note note(String action, String event, Row row, @Nullable String reason) {
        return new Note(
                action,
                event,
                reason,
                Map.of(
                        "opinion", row.id(),
                        "kind", row.askedKind(),
                        "code", row.askedCode(),
                        "dueOn", row.dueOn()));
    }

    private static Problem invalid() {
        return OpinionProblem.OPINION_INVALID.because(
                "L'avis est incohérent : voir errors.", "The opinion is inconsistent: see errors.");
    }
}
