package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.aid.AidService;
import fr.territoiresindustrie.funding.aid.Proposal;
import fr.territoiresindustrie.funding.application.ApplicationRepository.Filter;
import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.envelope.EnvelopeService;
import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.project.ProjectService;
import fr.territoiresindustrie.funding.scheme.SchemeService;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.Workflow;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and shows applications. */
@ApplicationScoped
public class ApplicationService {

    static final String TYPE = "application";

    private final ApplicationRepository applications;
    private final EnvelopeService envelopes;
    private final ProjectService projects;
    private final SchemeService schemes;
    private final AidService aid;
    private final Sights sights;
    private final History history;
    private final Outbox outbox;
    private final Ids ids;
    private final Time time;

    ApplicationService(
            ApplicationRepository applications,
            EnvelopeService envelopes,
            ProjectService projects,
            SchemeService schemes,
            AidService aid,
            Sights sights,
            History history,
            Outbox outbox,
            Ids ids,
            Time time) {
        this.applications = applications;
        this.envelopes = envelopes;
        this.projects = projects;
        this.schemes = schemes;
        this.aid = aid;
        this.sights = sights;
        this.history = history;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    @Transactional
    Application create(ApplicationRequests.Create request, Caller caller) {
        Project project = projects.find(request.projectId())
                .filter(p -> caller.isTerritory(p.territory()))
                .orElseThrow(() -> invalid("/projectId", "UNKNOWN_PROJECT", "Projet inconnu.", "Unknown project."));
        Envelope envelope = envelopes
                .find(request.envelope())
                .orElseThrow(
                        () -> invalid("/envelope", "UNKNOWN_ENVELOPE", "Enveloppe inconnue.", "Unknown envelope."));
        if (!project.isApproved()) {
            throw ApplicationProblem.PROJECT_NOT_APPROVED.because(
                    "Une demande d'aide porte sur un projet approuvé.", "An application is for an approved project.");
        }
        check(request.request());
        checkScheme(request.scheme(), envelope);
        Application application = new Application(
                ids.next(),
                applications.nextReference(),
                project,
                envelope,
                request.scheme(),
                request.request(),
                Origin.TERRITORY,
                time.now());
        applications.persistAndFlush(application);
        told(application, "CREATE", null, null, caller);
        outbox.append(
                "applications", application.id().toString(), "application.created", ApplicationEvent.of(application));
        return application;
    }

    @Transactional
    Application edit(UUID id, ApplicationRequests.Edit request, IfMatch version, Caller caller) {
        Application application = get(id, caller);
        if (!caller.isTerritory(application.stakeholders().territory())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul le territoire modifie sa demande.", "Only the territory edits its application.");
        }
        version.check(application.version());
        if (!application.isEditable()) {
            throw ApplicationProblem.APPLICATION_NOT_EDITABLE.because(
                    "Une demande se modifie en brouillon ou quand des corrections sont demandées.",
                    "An application is edited as a draft or when corrections are asked for.");
        }
        check(request.request());
        application.edit(request.request(), time.now());
        applications.flush();
        told(application, "EDIT", null, null, caller);
        outbox.append("applications", id.toString(), "application.edited", ApplicationEvent.of(application));
        return application;
    }

    private void checkScheme(@Nullable String code, Envelope envelope) {
        boolean fits = code == null
                || schemes.find(code)
                        .filter(scheme -> scheme.pays(envelope.code(), envelope.ownerKind(), envelope.ownerCode()))
                        .isPresent();
        if (!fits) {
            throw invalid(
                    "/scheme",
                    "UNKNOWN_SCHEME",
                    "Aucun dispositif de ce code ne paie sur cette enveloppe.",
                    "No scheme of this code pays from this envelope.");
        }
    }

    private static void check(Asked.Request request) {
        if (!request.requested().isPositive()) {
            throw invalid(
                    "/requested", "OUT_OF_RANGE", "Le montant est supérieur à zéro.", "The amount is above zero.");
        }
        Money base = request.eligibleBase();
        if (base != null && base.compareTo(request.requested()) < 0) {
            throw invalid(
                    "/eligibleBase",
                    "OUT_OF_RANGE",
                    "L'assiette couvre le montant demandé.",
                    "The eligible base covers the amount asked.");
        }
        String siret = request.beneficiary().siret();
        if (siret != null && !siret.startsWith(request.beneficiary().siren())) {
            throw invalid(
                    "/beneficiary/siret",
                    "SIRET_OF_ANOTHER_SIREN",
                    "Ce SIRET n'est pas de ce SIREN.",
                    "This SIRET is not of this SIREN.");
        }
    }

    private static Problem invalid(String pointer, String code, String fr, String en) {
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(pointer, code, new Text(fr, en));
    }

    /** An application that the caller may see; 404 for any other. */
    Application get(UUID id, Caller caller) {
        Application application = applications
                .findByIdOptional(id)
                .filter(a -> a.isVisibleTo(caller))
                .orElseThrow(RequestProblem::notFound);
        sights.show(application);
        return application;
    }

    Page<ApplicationView> page(Filter filter, Caller caller, PageRequest page) {
        return applications.page(filter, caller, page).map(Application::view);
    }

    /** What may be done; the unmet rules only for those closest to the application. */
    List<Workflow.Option<ApplicationCommand>> options(Application application, Caller caller) {
        List<Workflow.Option<ApplicationCommand>> options =
                ApplicationWorkflow.TABLE.options(application, application.partiesOf(caller));
        return application.stakeholders().areClosest(caller)
                ? options
                : options.stream().map(Workflow.Option::withoutRules).toList();
    }

    /** Checks a command and does nothing. */
    @Transactional
    Application check(UUID id, ApplicationRequests.Move request, IfMatch version, Caller caller) {
        Application application = get(id, caller);
        application.check(request, version, caller);
        if (request.agreement() != null) {
            Proposal proposal = application.proposal(
                    request.agreement().amount(),
                    request.agreement().termsOrNone(),
                    request.agreement().agreedOn(),
                    ApplicationRequests.AGREED_AMOUNT);
            aid.hold(List.of(application.projectId()), proposal.deMinimis() ? List.of(proposal.siren()) : List.of())
                    .check(proposal);
            envelopes.checkCommitment(
                    application.envelopeCode(), request.agreement().amount());
        }
        return application;
    }

    private void told(
            Application application,
            String action,
            @Nullable ApplicationStatus before,
            @Nullable String reason,
            Caller caller) {
        history.append(
                new History.Entry(
                        TYPE,
                        application.id().toString(),
                        action,
                        before == null ? null : before.name(),
                        application.state().name(),
                        reason,
                        null),
                caller);
    }

    Page<HistoryEntryView> history(UUID id, Caller caller, PageRequest page) {
        Application application = get(id, caller);
        Page<HistoryEntryView> entries = history.of(TYPE, id.toString(), page);
        return application.stakeholders().areClosest(caller)
                ? entries
                : entries.map(entry -> entry.withoutPeople().withoutDetails());
    }
}
