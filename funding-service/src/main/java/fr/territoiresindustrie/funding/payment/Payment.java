package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.funding.application.Application;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.money.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Money of an agreement that is to leave, or to come back. */
@Entity
class Payment {

    @Id
    private UUID id;

    @Version
    private long version;

    private String reference;
    private UUID applicationId;
    private UUID projectId;
    private String operator;

    @Enumerated(EnumType.STRING)
    private PaymentKind kind;

    @Enumerated(EnumType.STRING)
    private PaymentStatus state = PaymentStatus.REQUESTED;

    private long amount;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Proof> proofs;

    private @Nullable String guarantee;
    private @Nullable UUID recoversId;
    private @Nullable String reason;
    private @Nullable String authorisedBy;

    @SuppressWarnings("UnusedVariable") // the table compares it with who authorised: the second line of the four eyes
    private @Nullable String confirmedBy;

    private @Nullable LocalDate confirmedOn;
    private @Nullable Integer creditYear;
    private Instant requestedAt;
    private Instant movedAt;

    /** What the agreement allows, known when a command is decided; not stored here. */
    @Transient
    private @Nullable PaidSoFar soFar;

    @Transient
    private String callerSubject = "";

    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    Payment(UUID id, String reference, Application application, Request request, Instant now) {
        this.id = id;
        this.reference = reference;
        this.applicationId = application.id();
        this.projectId = application.projectId();
        this.operator = application.stakeholders().ownerCode();
        this.kind = request.kind();
        this.amount = request.amount().cents();
        this.proofs = List.copyOf(request.proofs());
        this.guarantee = request.guarantee();
        this.recoversId = request.recovers();
        this.reason = request.reason();
        this.requestedAt = now;
        this.movedAt = now;
    }

    /** What is asked. */
    record Request(
            PaymentKind kind,
            Money amount,
            List<Proof> proofs,
            @Nullable String guarantee,
            @Nullable UUID recovers,
            @Nullable String reason) {}

    /** What the rules look at. */
    Payment seenWith(PaidSoFar paid, Caller caller) {
        soFar = paid;
        callerSubject = caller.subject();
        return this;
    }

    /** Runs a command. Gives the state before. */
    PaymentStatus run(PaymentCommand command, @Nullable String why, Set<String> parties, LocalDate today, Instant now) {
        PaymentStatus before = state;
        state = PaymentWorkflow.TABLE.decide(this, command, parties);
        movedAt = now;
        switch (command) {
            case AUTHORISE -> authorisedBy = callerSubject;
            case CONFIRM -> {
                confirmedBy = callerSubject;
                confirmedOn = today;
            }
            case REFUSE -> reason = why;
        }
        return before;
    }

    /** The year whose payment credit it took, or gives back to. */
    void chargedTo(int year) {
        creditYear = year;
    }

    boolean isAuthorisedByCaller() {
        return callerSubject.equals(authorisedBy);
    }

    boolean hasGuarantee() {
        return guarantee != null;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String reference() {
        return reference;
    }

    UUID applicationId() {
        return applicationId;
    }

    PaymentKind kind() {
        return kind;
    }

    PaymentStatus state() {
        return state;
    }

    Money amount() {
        return new Money(amount);
    }

    List<Proof> proofs() {
        return proofs;
    }

    @Nullable
    UUID recoversId() {
        return recoversId;
    }

    @Nullable
    Integer creditYear() {
        return creditYear;
    }

    @Nullable
    PaidSoFar soFar() {
        return soFar;
    }

    /** As those may see it who may see the application; proofs and reasons are for those who are concerned. */
    PaymentView view(boolean close) {
        return new PaymentView(
                id,
                reference,
                applicationId,
                projectId,
                operator,
                kind,
                state,
                amount(),
                close ? proofs : null,
                close ? guarantee : null,
                recoversId,
                close ? reason : null,
                creditYear,
                confirmedOn,
                requestedAt,
                movedAt);
    }

    PaymentEvent event() {
        return new PaymentEvent(
                id, reference, applicationId, projectId, operator, kind, amount(), state, recoversId, confirmedOn);
    }
}
