package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.aid.Proposal;
import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
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
            under(request.agreement().termsOrNone()).check(request.agreement().amount(), "/agreement/terms");
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
                    under(request.agreement().termsOrNone()).inForce());
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
        return decision == null ? reception().day() : decision.decidedOn();
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
        return reception().admits(asked.worksStartOn());
    }

    private Reception reception() {
        Instant received = submittedAt == null ? sight.now() : submittedAt;
        return new Reception(LocalDate.ofInstant(received, Time.PARIS), sight.isAid() && !isReconstructed());
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
        ProposedTerms proposed = under(terms);
        return new Proposal(
                projectId,
                asked.siren(),
                amount,
                proposed.eligibleBase(),
                sight.scheme() == null ? null : sight.scheme().terms(),
                sight.isAid(),
                proposed.inForce().deMinimis(),
                on,
                pointer);
    }

    /** What these terms would mean here. */
    public ProposedTerms under(AgreementTerms terms) {
        return new ProposedTerms(
                terms.asDeMinimis(terms.deMinimis() || sight.isDeMinimis()),
                terms.eligibleBase() == null ? asked.eligibleBase() : terms.eligibleBase(),
                agreement.terms(),
                sight.isAid(),
                reception());
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
