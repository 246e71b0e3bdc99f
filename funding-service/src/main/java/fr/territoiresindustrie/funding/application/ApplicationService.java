package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.application.ApplicationRepository.Filter;
import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.envelope.EnvelopeService;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.project.ProjectService;
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
import fr.territoiresindustrie.kit.transition.WorkflowProblem;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes, shows and moves applications. An agreement and its commitment are one transaction. */
@ApplicationScoped
public class ApplicationService {

    private static final String TYPE = "application";

    private final ApplicationRepository applications;
    private final EnvelopeService envelopes;
    private final ProjectService projects;
    private final History history;
    private final Outbox outbox;
    private final Ids ids;
    private final Time time;

    ApplicationService(
            ApplicationRepository applications,
            EnvelopeService envelopes,
            ProjectService projects,
            History history,
            Outbox outbox,
            Ids ids,
            Time time) {
        this.applications = applications;
        this.envelopes = envelopes;
        this.projects = projects;
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
        Application application = new Application(
                ids.next(),
                applications.nextReference(),
                project,
                envelope,
                request.request(),
                Application.Origin.TERRITORY,
                time.now());
        applications.persistAndFlush(application);
        told(application, "CREATE", null, null, caller);
        outbox.append("applications", application.id().toString(), "application.created", application.event());
        return application;
    }

    @Transactional
    Application edit(UUID id, ApplicationRequests.Edit request, IfMatch version, Caller caller) {
        Application application = get(id, caller);
        if (!caller.isTerritory(application.territory())) {
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
        outbox.append("applications", id.toString(), "application.edited", application.event());
        return application;
    }

    private static void check(Application.Request request) {
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
        return application.seenWith(projects.find(application.projectId())
                .filter(Project::isApproved)
                .isPresent());
    }

    Page<ApplicationView> page(Filter filter, Caller caller, PageRequest page) {
        return applications.page(filter, caller, page).map(Application::view);
    }

    List<Workflow.Option<ApplicationCommand>> options(Application application, Caller caller) {
        return ApplicationWorkflow.TABLE.options(application, application.partiesOf(caller));
    }

    /** Runs a command, or with {@code dryRun} only checks it. */
    @Transactional
    Application move(UUID id, ApplicationRequests.Move request, IfMatch version, Caller caller) {
        Application application = get(id, caller);
        version.check(application.version());
        if (Boolean.TRUE.equals(request.dryRun())) {
            ApplicationWorkflow.TABLE.decide(application, request.command(), application.partiesOf(caller));
            checkBody(application, request);
            if (request.agreement() != null) {
                envelopes.checkCommitment(
                        application.envelopeCode(), request.agreement().amount());
            }
            return application;
        }
        ApplicationStatus before = application.run(request.command(), application.partiesOf(caller), time.now());
        checkBody(application, request);
        if (request.command() == ApplicationCommand.AGREE) {
            var agreement = Objects.requireNonNull(request.agreement());
            application.agreed(agreement.amount(), agreement.agreedOn(), agreement.legalReference());
        }
        applications.flush();
        told(application, request.command().name(), before, request.reason(), caller);
        outbox.append("applications", id.toString(), ApplicationEvent.type(request.command()), application.event());
        if (request.command() == ApplicationCommand.AGREE) {
            commit(application, MovementKind.COMMITMENT, request.reason(), caller);
        } else if (request.command() == ApplicationCommand.DECOMMIT) {
            commit(application, MovementKind.DECOMMITMENT, request.reason(), caller);
        }
        return application;
    }

    /** Last in the transaction: the envelope's row is the one that everybody wants. */
    private void commit(Application application, MovementKind kind, @Nullable String reason, Caller caller) {
        Money amount = Objects.requireNonNull(application.agreedAmount());
        envelopes.post(
                envelopes.get(application.envelopeCode()),
                NewMovement.ofApplication(
                        application.envelopeId(),
                        kind,
                        amount,
                        application.id(),
                        application.legalReference(),
                        kind == MovementKind.COMMITMENT ? application.agreedOn() : time.today(),
                        reason),
                caller);
    }

    private static void checkBody(Application application, ApplicationRequests.Move request) {
        if (request.command().needsReason() && request.reason() == null) {
            throw WorkflowProblem.REASON_REQUIRED
                    .because("Cette commande demande un motif.", "This command requires a reason.")
                    .at("/reason", "REQUIRED", new Text("Motif demandé.", "Reason required."));
        }
        boolean agrees = request.command() == ApplicationCommand.AGREE;
        if (agrees != (request.agreement() != null)) {
            throw ApplicationProblem.AGREEMENT_REQUIRED
                    .because(
                            "AGREE, et elle seule, porte une convention.",
                            "AGREE, and only AGREE, carries an agreement.")
                    .at("/agreement", "REQUIRED", new Text("Convention demandée.", "Agreement required."));
        }
        if (agrees && request.agreement() != null) {
            checkCeiling(application, request.agreement().amount());
        }
    }

    private static void checkCeiling(Application application, Money amount) {
        Money ceiling = application.requested();
        if (!amount.isPositive() || amount.compareTo(ceiling) > 0) {
            throw ApplicationProblem.AGREEMENT_ABOVE_CEILING
                    .because(
                            "Le montant convenu est supérieur à zéro et au plus le montant demandé, " + ceiling
                                    + " EUR.",
                            "The agreed amount is above zero and at most the amount asked, " + ceiling + " EUR.")
                    .at(
                            "/agreement/amount",
                            "OUT_OF_RANGE",
                            new Text("Au plus " + ceiling + ".", "At most " + ceiling + "."));
        }
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
        return application.isClosest(caller) ? entries : entries.map(HistoryEntryView::withoutPeople);
    }
}
