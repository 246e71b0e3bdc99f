package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.aid.Proposal;
import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.version.IfMatch;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A request for aid of one envelope for one project, up to the agreement that commits. */
@Entity
public class Application {

    /** Written by a territory, or written down from published grants. */
    enum Origin {
        TERRITORY,
        PUBLISHED_GRANTS
    }

    @Id
    private UUID id;

    @Version
    private long version;

    private String reference;
    private UUID projectId;
    private String territory;
    private List<String> regions;
    private UUID envelopeId;
    private String envelopeCode;
    private @Nullable String schemeCode;

    @Enumerated(EnumType.STRING)
    private OwnerKind ownerKind;

    private String ownerCode;

    @Enumerated(EnumType.STRING)
    private ApplicationStatus state = ApplicationStatus.DRAFT;

    private String subject;
    private String beneficiaryName;
    private String beneficiarySiren;
    private @Nullable String beneficiarySiret;
    private long requested;
    private @Nullable Long eligibleBase;
    private @Nullable Long agreed;
    private @Nullable LocalDate agreedOn;
    private @Nullable String legalReference;

    @JdbcTypeCode(SqlTypes.JSON)
    private AgreementTerms terms = AgreementTerms.NONE;

    private long paid;
    private long recovered;

    @Enumerated(EnumType.STRING)
    private Origin origin;

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
            Request request,
            Origin origin,
            Instant now) {
        this.id = id;
        this.reference = reference;
        this.projectId = project.id();
        this.territory = project.territory();
        this.regions = List.copyOf(project.regions());
        this.envelopeId = envelope.id();
        this.envelopeCode = envelope.code();
        this.schemeCode = schemeCode;
        this.ownerKind = envelope.ownerKind();
        this.ownerCode = envelope.ownerCode();
        this.origin = origin;
        this.createdAt = now;
        this.updatedAt = now;
        this.subject = request.subject();
        this.beneficiaryName = request.beneficiary().name();
        this.beneficiarySiren = request.beneficiary().siren();
        edit(request, now);
    }

    /** What is asked, and for whom. */
    record Request(
            String subject,
            Beneficiary beneficiary,
            Money requested,
            @Nullable Money eligibleBase) {}

    record Beneficiary(String name, String siren, @Nullable String siret) {}

    void edit(Request request, Instant now) {
        subject = request.subject();
        beneficiaryName = request.beneficiary().name();
        beneficiarySiren = request.beneficiary().siren();
        beneficiarySiret = request.beneficiary().siret();
        requested = request.requested().cents();
        eligibleBase =
                request.eligibleBase() == null ? null : request.eligibleBase().cents();
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
        ApplicationRequests.check(request, requested());
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
            agreed(
                    request.agreement().amount(),
                    request.agreement().agreedOn(),
                    request.agreement().legalReference());
            terms = request.agreement().termsOrNone().asDeMinimis(isDeMinimis(request.agreement()));
        }
        return before;
    }

    /** Writes down what was agreed. */
    private void agreed(Money amount, @Nullable LocalDate on, String legalReference) {
        this.agreed = amount.cents();
        this.agreedOn = on;
        this.legalReference = legalReference;
    }

    /** A confirmed payment; the first one brings it into payment. */
    void pay(Money amount, Instant now) {
        if (state == ApplicationStatus.AGREED) {
            state = ApplicationWorkflow.TABLE.decide(
                    this, ApplicationCommand.START_PAYMENT, Set.of(ApplicationWorkflow.PAYMENT));
        }
        paid = Math.addExact(paid, amount.cents());
        updatedAt = now;
    }

    /** Money given back. */
    void recover(Money amount, Instant now) {
        recovered = Math.addExact(recovered, amount.cents());
        updatedAt = now;
    }

    /** An amendment: another amount, other terms. */
    void amend(Money amount, AgreementTerms amended, Instant now) {
        agreed = amount.cents();
        terms = amended;
        updatedAt = now;
    }

    /** Named repair: the agreement of a grant that was published elsewhere, without the steps that led to it. */
    void reconstruct(String externalId, Money amount, String legalReference) {
        this.externalId = externalId;
        this.state = ApplicationStatus.AGREED;
        this.submittedAt = createdAt;
        agreed(amount, null, legalReference);
    }

    /** As whom the caller may act here. */
    Set<String> partiesOf(Caller caller) {
        Set<String> parties = new HashSet<>();
        if (caller.isTerritory(territory)) {
            parties.add(ApplicationWorkflow.APPLICANT);
        }
        if (isFundedBy(caller)) {
            parties.add(ApplicationWorkflow.FUNDER);
        }
        return parties;
    }

    /** Whether the caller may read it: its territory and funder always, its regions once submitted, everybody once agreed. */
    public boolean isVisibleTo(Caller caller) {
        if (!partiesOf(caller).isEmpty()) {
            return submittedAt != null || caller.isTerritory(territory);
        }
        return isPublished()
                || (submittedAt != null
                        && (caller.readsEverything() || regions.stream().anyMatch(caller::isRegion)));
    }

    /** Whether the caller may see who did what and why: its territory, its funder, its regions, the delegation. */
    public boolean isClosest(Caller caller) {
        return !partiesOf(caller).isEmpty()
                || caller.is(Roles.DELEGATION)
                || regions.stream().anyMatch(caller::isRegion);
    }

    boolean isPublished() {
        return switch (state) {
            case AGREED, IN_PAYMENT, SETTLED, DECOMMITTED -> true;
            case DRAFT,
                    SUBMITTED,
                    INCOMPLETE,
                    COMPLETE,
                    ELIGIBLE,
                    INELIGIBLE,
                    UNDER_APPRAISAL,
                    PRESELECTED,
                    SELECTED,
                    REJECTED,
                    WITHDRAWN -> false;
        };
    }

    /** Whether the caller speaks for the body that answers for the envelope. */
    public boolean isFundedBy(Caller caller) {
        return FundingSource.owns(caller, ownerKind, ownerCode);
    }

    /** Whether payments may be asked for. */
    public boolean isPayable() {
        return state == ApplicationStatus.AGREED || state == ApplicationStatus.IN_PAYMENT;
    }

    /** Whether money was paid, which may be given back. */
    public boolean hasPaid() {
        return paid > 0;
    }

    /** Whether it comes in time: asked of the first submission, as what is completed afterwards was in time before. */
    boolean isInTime() {
        return submittedAt != null || sight.isSchemeOpen();
    }

    /** The instant that its command is decided at. */
    Instant decidedAt() {
        return sight.now();
    }

    /** The aid that an agreement would be. */
    Proposal proposal(ApplicationRequests.AgreementBody agreement) {
        AgreementTerms agreed = agreement.termsOrNone();
        return new Proposal(
                projectId,
                beneficiarySiren,
                agreement.amount(),
                agreed.eligibleBase() == null ? eligibleBase() : agreed.eligibleBase(),
                sight.scheme() == null ? null : sight.scheme().terms(),
                sight.isAid(),
                isDeMinimis(agreement),
                agreement.agreedOn());
    }

    /** The aid that an amendment would add. */
    Proposal amendment(Money added, AgreementTerms amended, LocalDate on) {
        return new Proposal(
                projectId,
                beneficiarySiren,
                added,
                amended.eligibleBase() == null ? eligibleBase() : amended.eligibleBase(),
                sight.scheme() == null ? null : sight.scheme().terms(),
                sight.isAid(),
                amended.deMinimis(),
                on);
    }

    /** Whether an agreement is de minimis aid: by its own terms, or by its scheme's. */
    boolean isDeMinimis(ApplicationRequests.AgreementBody agreement) {
        return agreement.termsOrNone().deMinimis()
                || (sight.scheme() != null && sight.scheme().terms().deMinimis());
    }

    @Nullable
    String schemeCode() {
        return schemeCode;
    }

    String beneficiarySiren() {
        return beneficiarySiren;
    }

    boolean isPaymentUnderWay() {
        return sight.paymentUnderWay();
    }

    /** Agreed and not paid. */
    Money outstanding() {
        return new Money(agreed == null ? 0 : agreed - paid);
    }

    /** What the agreement says beside its amount. */
    public AgreementTerms terms() {
        return terms;
    }

    public String ownerCode() {
        return ownerCode;
    }

    boolean isEditable() {
        return state == ApplicationStatus.DRAFT || state == ApplicationStatus.INCOMPLETE;
    }

    boolean isProjectApproved() {
        return sight.projectApproved();
    }

    boolean hasSiret() {
        return beneficiarySiret != null || origin == Origin.PUBLISHED_GRANTS;
    }

    public UUID id() {
        return id;
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

    public String territory() {
        return territory;
    }

    Money requested() {
        return new Money(requested);
    }

    @Nullable
    Money eligibleBase() {
        return eligibleBase == null ? null : new Money(eligibleBase);
    }

    public @Nullable Money agreedAmount() {
        return agreed == null ? null : new Money(agreed);
    }

    @Nullable
    LocalDate agreedOn() {
        return agreedOn;
    }

    public @Nullable String legalReference() {
        return legalReference;
    }

    public ApplicationView view() {
        return new ApplicationView(
                id,
                reference,
                projectId,
                territory,
                envelopeCode,
                schemeCode,
                ownerCode,
                state,
                subject,
                new ApplicationView.BeneficiaryView(beneficiaryName, beneficiarySiren, beneficiarySiret),
                requested(),
                eligibleBase(),
                agreement(),
                origin,
                externalId,
                createdAt,
                updatedAt);
    }

    private ApplicationView.@Nullable AgreementView agreement() {
        return agreed == null
                ? null
                : new ApplicationView.AgreementView(
                        new Money(agreed),
                        agreedOn,
                        legalReference,
                        origin == Origin.PUBLISHED_GRANTS,
                        new Money(paid),
                        new Money(recovered),
                        isPayable() ? outstanding() : Money.ZERO);
    }

    ApplicationEvent event() {
        return new ApplicationEvent(
                id,
                reference,
                projectId,
                ownerCode,
                envelopeCode,
                agreed == null ? new Money(requested) : new Money(agreed),
                state,
                agreedOn,
                legalReference,
                origin == Origin.PUBLISHED_GRANTS);
    }
}
