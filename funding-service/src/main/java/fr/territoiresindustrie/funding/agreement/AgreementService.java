package fr.territoiresindustrie.funding.agreement;

import fr.territoiresindustrie.funding.agreement.AgreementVersion.Content;
import fr.territoiresindustrie.funding.application.AgreementTerms;
import fr.territoiresindustrie.funding.application.Application;
import fr.territoiresindustrie.funding.application.ApplicationPaymentService;
import fr.territoiresindustrie.funding.application.ApplicationView;
import fr.territoiresindustrie.funding.application.ProposedTerms;
import fr.territoiresindustrie.funding.decision.CommitteeDecisionService;
import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.project.ProjectService;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows agreements and amends them. An amendment is a new version; what was signed before stays as it was. */
@ApplicationScoped
public class AgreementService {

    private final AgreementRepository versions;
    private final ApplicationPaymentService applications;
    private final ProjectService projects;
    private final CommitteeDecisionService decisions;
    private final Ids ids;
    private final Time time;

    AgreementService(
            AgreementRepository versions,
            ApplicationPaymentService applications,
            ProjectService projects,
            CommitteeDecisionService decisions,
            Ids ids,
            Time time) {
        this.versions = versions;
        this.applications = applications;
        this.projects = projects;
        this.decisions = decisions;
        this.ids = ids;
        this.time = time;
    }

    /** An agreement with the version of its application. */
    record Signed(AgreementDocumentView document, long version, Instant changedAt) {}

    /** The agreement of an application that the caller may see; 404 where there is none. */
    @Transactional
    Signed get(UUID applicationId, Caller caller) {
        Application application = applications.seen(applicationId, caller);
        if (!application.agreement().isSigned()) {
            throw RequestProblem.notFound();
        }
        return signed(application);
    }

    private Signed signed(Application application) {
        ApplicationView view = application.view();
        ApplicationView.AgreementView agreement = Objects.requireNonNull(view.agreement());
        @Nullable
        Money base = application.under(application.agreement().terms()).eligibleBase();
        List<AgreementVersionView> written = versions.of(application.id()).stream()
                .map(AgreementVersion::view)
                .toList();
        return new Signed(
                new AgreementDocumentView(
                        view.id(),
                        view.reference(),
                        view.operator(),
                        view.envelope(),
                        projects.find(view.projectId()).map(Project::reference).orElse(""),
                        view.subject(),
                        view.beneficiary(),
                        agreement.amount(),
                        base,
                        rate(agreement.amount(), base),
                        agreement.agreedOn(),
                        agreement.legalReference(),
                        application.agreement().terms(),
                        agreement.paid(),
                        agreement.recovered(),
                        agreement.reconstructed(),
                        AgreementDocumentView.DecisionQuoteView.of(decisions.last(application.id())),
                        AgreementDocumentView.missing(
                                view.beneficiary(),
                                base,
                                agreement.agreedOn(),
                                application.agreement().terms()),
                        written.isEmpty() ? List.of(first(application, agreement)) : written),
                application.version(),
                view.updatedAt());
    }

    private static @Nullable BigDecimal rate(Money amount, @Nullable Money base) {
        return base == null
                ? null
                : BigDecimal.valueOf(amount.cents()).divide(BigDecimal.valueOf(base.cents()), 4, RoundingMode.HALF_UP);
    }

    private static AgreementVersionView first(Application application, ApplicationView.AgreementView agreement) {
        return new AgreementVersionView(
                1,
                agreement.amount(),
                agreement.agreedOn(),
                agreement.legalReference(),
                null,
                application.agreement().terms(),
                null);
    }

    /** Amends an agreement: commits or frees the difference, and keeps what it said before. */
    @Transactional
    Signed amend(UUID applicationId, AgreementRequests.Amend request, IfMatch version, Caller caller) {
        Application application = applications.locked(applicationId, caller);
        if (!application.stakeholders().isFundedBy(caller)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul l'organisme financeur signe un avenant.", "Only the funding body signs an amendment.");
        }
        version.check(application.version());
        if (!application.isPayable()) {
            throw AgreementProblem.AGREEMENT_NOT_IN_FORCE.because(
                    "Seule une convention en vigueur se modifie.", "Only an agreement in force is amended.");
        }
        Money standing = applications.standing(applicationId);
        if (request.amount().compareTo(standing) < 0 || !request.amount().isPositive()) {
            throw AgreementProblem.AMENDMENT_BELOW_PAYMENTS
                    .because(
                            "Les paiements faits ou en cours font " + standing + " EUR.",
                            "Payments made or under way come to " + standing + " EUR.")
                    .with("left", standing);
        }
        ProposedTerms proposed = application.under(request.terms());
        proposed.check(request.amount(), "/terms");
        AgreementTerms terms = proposed.inForce();
        List<AgreementVersion> before = versions.of(applicationId);
        if (before.isEmpty()) {
            write(application, 1, content(application));
        }
        int number = Math.max(1, before.size()) + 1;
        String reference = application.agreement().legalReference() + "/" + number;
        write(
                application,
                number,
                new Content(request.amount(), request.agreedOn(), reference, request.reason(), terms));
        versions.flush();
        applications.amended(
                application, request.amount(), terms, request.agreedOn(), reference, request.reason(), caller);
        return signed(application);
    }

    private static Content content(Application application) {
        ApplicationView.AgreementView agreement =
                Objects.requireNonNull(application.view().agreement());
        return new Content(
                agreement.amount(),
                agreement.agreedOn(),
                agreement.legalReference(),
                null,
                application.agreement().terms());
    }

    private void write(Application application, int number, Content content) {
        versions.persist(new AgreementVersion(ids.next(), application.id(), number, content, time.now()));
    }
}
