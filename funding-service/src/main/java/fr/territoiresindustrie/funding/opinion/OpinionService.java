package fr.territoiresindustrie.funding.opinion;

import fr.territoiresindustrie.funding.application.Application;
import fr.territoiresindustrie.funding.application.ApplicationEvent;
import fr.territoiresindustrie.funding.application.ApplicationExaminationService;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for opinions on applications, takes them in and shows them to those who are concerned. All of an application's come one after the other. */
@ApplicationScoped
public class OpinionService {

    private final OpinionRepository opinions;
    private final ApplicationExaminationService applications;
    private final History history;
    private final Outbox outbox;
    private final Ids ids;
    private final Time time;

    OpinionService(
            OpinionRepository opinions,
            ApplicationExaminationService applications,
            History history,
            Outbox outbox,
            Ids ids,
            Time time) {
        this.opinions = opinions;
        this.applications = applications;
        this.history = history;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    ApplicationOpinionView ask(UUID applicationId, OpinionRequests.Ask request, Caller caller) {
        Application application = applications.held(applicationId);
        if (!application.isVisibleTo(caller)) {
            throw RequestProblem.notFound();
        }
        demandFunder(application, caller);
        demandExamined(application);
        check(request, caller);
        if (opinions.isAwaited(applicationId, request)) {
            throw OpinionProblem.APPLICATION_OPINION_AWAITED.because(
                    "Cet avis est déjà demandé et attendu.", "This opinion is asked for already, and awaited.");
        }
        Opinion opinion = new Opinion(ids.next(), application, request, time.now());
        opinions.persistAndFlush(opinion);
        return told("ASK_OPINION", "application.opinion-asked", opinion, application, request.question(), caller);
    }

    @Transactional
    ApplicationOpinionView give(UUID applicationId, UUID id, OpinionRequests.Answer answer, Caller caller) {
        Application application = applications.held(applicationId);
        Opinion opinion = read(application, id, caller);
        if (!opinion.isAskedOf(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Cet avis est demandé à un autre.", "This opinion is asked of another.");
        }
        if (answer.verdict() != Verdict.FAVOURABLE
                && (answer.grounds() == null || answer.grounds().isBlank())) {
            throw invalid("/grounds", "REQUIRED", "Motivez cet avis.", "Give the grounds of this opinion.");
        }
        opinion.give(answer, time.now());
        demandExamined(application);
        opinions.flush();
        return told("GIVE_OPINION", "application.opinion-given", opinion, application, null, caller);
    }

    @Transactional
    ApplicationOpinionView withdraw(UUID applicationId, UUID id, String reason, Caller caller) {
        Application application = applications.held(applicationId);
        Opinion opinion = read(application, id, caller);
        demandFunder(application, caller);
        opinion.withdraw();
        opinions.flush();
        return told("WITHDRAW_OPINION", "application.opinion-withdrawn", opinion, application, reason, caller);
    }

    /** All of them for those who are closest to the application and for observers, their own for those they are asked of; 404 for others. */
    @Transactional
    List<ApplicationOpinionView> of(UUID applicationId, Caller caller) {
        Application application = applications.known(List.of(applicationId)).get(applicationId);
        if (application == null) {
            throw RequestProblem.notFound();
        }
        boolean all = readsAll(application, caller);
        List<Opinion> read = opinions.of(applicationId).stream()
                .filter(opinion -> all || opinion.isReadBy(caller))
                .toList();
        if (read.isEmpty() && !application.isVisibleTo(caller)) {
            throw RequestProblem.notFound();
        }
        return read.stream().map(opinion -> view(opinion, application)).toList();
    }

    /** Those that are asked of the caller. */
    @Transactional
    Page<ApplicationOpinionView> askedOf(Caller caller, @Nullable OpinionStatus state, PageRequest request) {
        Page<Opinion> page = opinions.askedOf(caller, state, request);
        Map<UUID, Application> known = applications.known(
                page.items().stream().map(Opinion::applicationId).distinct().toList());
        return page.map(opinion -> view(opinion, Objects.requireNonNull(known.get(opinion.applicationId()))));
    }

    private static boolean readsAll(Application application, Caller caller) {
        return application.isVisibleTo(caller)
                && (application.stakeholders().areClosest(caller) || caller.is(Roles.OBSERVER));
    }

    private Opinion read(Application application, UUID id, Caller caller) {
        return opinions.find(application.id(), id)
                .filter(opinion -> opinion.isAskedOf(caller) || readsAll(application, caller))
                .orElseThrow(RequestProblem::notFound);
    }

    private static void demandFunder(Application application, Caller caller) {
        if (!application.stakeholders().isFundedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Les avis se demandent par l'organisme financeur.", "Opinions are asked for by the funding body.");
        }
    }

    private static void demandExamined(Application application) {
        if (!application.state().isExamined()) {
            throw OpinionProblem.APPLICATION_NOT_EXAMINED.because(
                    "Un avis se demande et se rend de la réception à la décision.",
                    "An opinion is asked for and given from the reception to the decision.");
        }
    }

    private void check(OpinionRequests.Ask request, Caller caller) {
        if (request.dueOn().isBefore(time.today())) {
            throw invalid("/dueOn", "IN_THE_PAST", "Cette échéance est passée.", "This due date is past.");
        }
        if (request.kind() == OwnerKind.REGION && !request.code().matches("\\d{2}")) {
            throw invalid("/code", "UNKNOWN_REGION", "Ce n'est pas un code de région.", "This is no code of a region.");
        }
        if (FundingSource.owns(caller, request.kind(), request.code())) {
            throw invalid(
                    "/code",
                    "OWN_BODY",
                    "Un avis se demande à un autre organisme.",
                    "An opinion is asked of another body.");
        }
    }

    private static Problem invalid(String pointer, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer, code, new Text(fr, en));
    }

    private ApplicationOpinionView told(
            String action,
            String event,
            Opinion opinion,
            Application application,
            @Nullable String reason,
            Caller caller) {
        history.append(
                new History.Entry(
                        "application",
                        application.id().toString(),
                        action,
                        application.state().name(),
                        application.state().name(),
                        reason,
                        opinion.told()),
                caller);
        outbox.append(
                "applications",
                application.id().toString(),
                event,
                new OpinionEvent(ApplicationEvent.of(application), opinion.told()));
        return view(opinion, application);
    }

    private ApplicationOpinionView view(Opinion opinion, Application application) {
        return opinion.view(application.view(), time.today());
    }
}
