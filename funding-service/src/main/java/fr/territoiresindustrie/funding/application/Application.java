package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.aid.Proposal;
import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A request for aid of one envelope for one project, up to the agreement that commits. */
@Entity
public class Application {

    @Id
    private UUID id;

    @Version
    private long version;

    private String reference;
    private UUID projectId;

    @Embedded
    private Stakeholders stakeholders;

    private UUID envelopeId;
    private String envelopeCode;
    private @Nullable String schemeCode;

    @Enumerated(EnumType.STRING)
    private ApplicationStatus state = ApplicationStatus.DRAFT;

    @Embedded
    private Asked asked;

    @Embedded
    private Agreement agreement = new Agreement();

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Embedded
    private @Nullable LastDecision decision;

    private @Nullable String externalId;
    private @Nullable Instant submittedAt;
    private Instant createdAt;
    private Instant updatedAt;

    /** Known of the project when a command is decided; not stored here. */
    @Transient
    private Sight sight = Sight.NOTHING;

    @SuppressWarnings("NullAway.Init")
    protected Application() {}

    Application(
            UUID id,
            String reference,
            Project project,
            Envelope envelope,
            @Nullable String schemeCode,
            Asked.Request request,
            Origin origin,
            Instant now) {
        this.id = id;
        this.reference = reference;
        this.projectId = project.id();
        this.stakeholders = new Stakeholders(project, envelope);
        this.envelopeId = envelope.id();
        this.envelopeCode = envelope.code();
        this.schemeCode = schemeCode;
        this.origin = origin;
        this.createdAt = now;
        this.updatedAt = now;
        this.asked = new Asked(request);
    }

    void edit(Asked.Request request, Instant now) {
        asked = new Asked(request);
        updatedAt = now;
    }

    /** What the copy says of the project, for the rules. */
    void seenWith(Sight seen) {
        sight = seen;
    }

    /**
     * Refuses what {@link #run} may not do, and does nothing.
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 412, 403, 409 or 422
     */
    void check(ApplicationRequests.Move request, IfMatch seen, Caller caller) {
        seen.check(version);
        ApplicationWorkflow.TABLE.decide(this, request.command(), partiesOf(caller));
        ApplicationRequests.check(request, asked.requested());
        if (request.agreement() != null) {
            checkTerms(request.agreement().termsOrNone(), request.agreement().amount(), "/agreement/terms");
        }
    }

    /** Runs a checked command; the workflow decides where it leads. Gives the state before. */
    ApplicationStatus run(ApplicationRequests.Move request, Set<String> parties, Instant now) {
        ApplicationStatus before = state;
        state = ApplicationWorkflow.TABLE.decide(this, request.command(), parties);
        updatedAt = now;
        if (request.command() == ApplicationCommand.SUBMIT && submittedAt == null) {
            submittedAt = now;
        }
        if (request.agreement() != null) {
            agreement.sign(
                    request.agreement().amount(),
                    request.agreement().agreedOn(),
                    request.agreement().legalReference(),
                    inForce(request.agreement().termsOrNone()));
        }
        return before;
    }

    /** What its committee decided; the workflow follows it, and its version rises. */
    public void decided(LastDecision last, Instant now) {
        decision = last;
        updatedAt = now;
    }

    /** The number that the next decision has. */
    public int nextDecision() {
        return decision == null ? 1 : decision.number() + 1;
    }

    /** The first day that the next decision may be of: that of the reception, or of the decision before. */
    public LocalDate earliestDecision() {
        return decision == null ? receivedOn() : decision.decidedOn();
    }

    /** Whether a committee has decided so, or none has decided. */
    boolean isDecided(Predicate<DecisionOutcome> so) {
        return decision == null || so.test(decision.outcome());
    }

    /** A confirmed payment; the first one brings it into payment. */
    void pay(Money amount, Instant now) {
        if (state == ApplicationStatus.AGREED) {
            state = ApplicationWorkflow.TABLE.decide(
                    this, ApplicationCommand.START_PAYMENT, Set.of(ApplicationWorkflow.PAYMENT));
        }
        agreement.pay(amount);
        updatedAt = now;
    }

    /** Money given back. */
    void recover(Money amount, Instant now) {
        agreement.recover(amount);
        updatedAt = now;
    }

    /** An amendment: another amount, other terms. */
    void amend(Money amount, AgreementTerms amended, Instant now) {
        agreement.amend(amount, amended);
        updatedAt = now;
    }

    /** Named repair: the agreement of a grant that was published elsewhere, without the steps that led to it. */
    void reconstruct(String externalId, Money amount, String legalReference) {
        this.externalId = externalId;
        this.state = ApplicationStatus.AGREED;
        this.submittedAt = createdAt;
        agreement.sign(amount, null, legalReference, AgreementTerms.NONE);
    }

    /** As whom the caller may act here. */
    Set<String> partiesOf(Caller caller) {
        return stakeholders.partiesOf(caller);
    }

    /** Whether the caller may read it: its territory and funder always, its regions once submitted, everybody once agreed. */
    public boolean isVisibleTo(Caller caller) {
        return state.isPublished() || stakeholders.read(caller, submittedAt != null);
    }

    /** Whose business it is. */
    public Stakeholders stakeholders() {
        return stakeholders;
    }

    /** Whether payments may be asked for. */
    public boolean isPayable() {
        return state.isPayable();
    }

    /** Whether it comes in time: asked of the first submission, as what is completed afterwards was in time before. */
    boolean isInTime() {
        return submittedAt != null || sight.isSchemeOpen();
    }

    /** Whether it says when the work starts, as only grants must. */
    boolean saysWhenWorkStarts() {
        return !sight.isAid() || asked.worksStartOn() != null;
    }

    /** Whether, as far as it says, no work for a grant starts before the day of its reception. */
    boolean isReceivedBeforeWork() {
        return isReceivedBefore(asked.worksStartOn());
    }

    private boolean isReceivedBefore(@Nullable LocalDate start) {
        return !sight.isAid() || isReconstructed() || start == null || !start.isBefore(receivedOn());
    }

    /** The day of its first submission; one that would be submitted now is received today. Corrections do not change it. */
    private LocalDate receivedOn() {
        return LocalDate.ofInstant(submittedAt == null ? sight.now() : submittedAt, Time.PARIS);
    }

    /** What is known of its surroundings. */
    Sight sight() {
        return sight;
    }

    /**
     * The aid that an agreement or an amendment would be.
     *
     * @param pointer to its amount in the request
     */
    Proposal proposal(Money amount, AgreementTerms terms, LocalDate on, String pointer) {
        return new Proposal(
                projectId,
                asked.siren(),
                amount,
                eligibleBase(terms),
                sight.scheme() == null ? null : sight.scheme().terms(),
                sight.isAid(),
                inForce(terms).deMinimis(),
                on,
                pointer);
    }

    /** What terms mean here: aid of a de minimis scheme is de minimis, whatever else they say. */
    public AgreementTerms inForce(AgreementTerms terms) {
        return terms.asDeMinimis(terms.deMinimis() || sight.isDeMinimis());
    }

    /**
     * Refuses (422) terms that contradict themselves or the amount, or that do not say what a decision to grant must say: all that is
     * missing at once. Loans and equity are no grants. Nor may the work of a grant start before its application was received.
     *
     * @param pointer to the terms in the request
     */
    public void checkTerms(AgreementTerms terms, Money amount, String pointer) {
        terms.check(amount, pointer);
        List<Mention> missing = sight.isAid() ? terms.missing(eligibleBase(terms)) : List.of();
        if (!missing.isEmpty()) {
            Problem incomplete = ApplicationProblem.AGREEMENT_INCOMPLETE.because(
                    "Des mentions de l'article 8 du décret 2018-514 manquent : voir errors.",
                    "Mentions of article 8 of decree 2018-514 are missing: see errors.");
            missing.forEach(mention -> incomplete.at(pointer + mention.field(), mention.name(), mention.sentence()));
            throw incomplete;
        }
        boolean told = Objects.equals(terms.startsOn(), agreement.terms().startsOn()); // what was signed stands
        if (!told && !isReceivedBefore(terms.startsOn())) {
            throw ApplicationProblem.WORK_BEFORE_RECEPTION
                    .because(
                            "La demande a été reçue le " + receivedOn() + " ; le projet ne commence pas avant.",
                            "The application was received on " + receivedOn() + "; no work starts before.")
                    .at(pointer + "/startsOn", "OUT_OF_RANGE", ApplicationWorkflow.NO_WORK_BEFORE);
        }
    }

    /** The base under these terms: theirs, or the one of the request. */
    public @Nullable Money eligibleBase(AgreementTerms terms) {
        return terms.eligibleBase() == null ? asked.eligibleBase() : terms.eligibleBase();
    }

    @Nullable
    String schemeCode() {
        return schemeCode;
    }

    /** What is asked, and for whom. */
    Asked asked() {
        return asked;
    }

    /** What was agreed, and what was paid of it. */
    public Agreement agreement() {
        return agreement;
    }

    boolean isEditable() {
        return state == ApplicationStatus.DRAFT || state == ApplicationStatus.INCOMPLETE;
    }

    boolean hasSiret() {
        return asked.hasSiret() || isReconstructed();
    }

    public UUID id() {
        return id;
    }

    String reference() {
        return reference;
    }

    public long version() {
        return version;
    }

    public ApplicationStatus state() {
        return state;
    }

    public UUID projectId() {
        return projectId;
    }

    UUID envelopeId() {
        return envelopeId;
    }

    public String envelopeCode() {
        return envelopeCode;
    }

    public ApplicationView view() {
        return new ApplicationView(
                id,
                reference,
                projectId,
                stakeholders.territory(),
                envelopeCode,
                schemeCode,
                stakeholders.ownerCode(),
                state,
                asked.subject(),
                asked.beneficiary(),
                asked.requested(),
                asked.eligibleBase(),
                asked.worksStartOn(),
                decision == null ? null : decision.view(),
                agreement.view(isReconstructed(), isPayable()),
                origin,
                externalId,
                createdAt,
                updatedAt);
    }

    /** Whether it was written down from published grants. */
    boolean isReconstructed() {
        return origin == Origin.PUBLISHED_GRANTS;
    }
}
