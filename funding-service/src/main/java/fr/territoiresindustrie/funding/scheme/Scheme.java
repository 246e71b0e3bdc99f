package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An offer of an operator, a region or the State: money in some form, or a service in kind. */
@Entity
public class Scheme {

    @Id
    private UUID id;

    @Version
    private long version;

    private String code;

    @Enumerated(EnumType.STRING)
    private OwnerKind ownerKind;

    private String ownerCode;

    @Enumerated(EnumType.STRING)
    private AidForm form;

    @Enumerated(EnumType.STRING)
    private Intake intake;

    private String label;
    private String description;
    private @Nullable String envelopeCode;
    private @Nullable LocalDate startsOn;
    private @Nullable LocalDate endsOn;

    @JdbcTypeCode(SqlTypes.JSON)
    private Criteria criteria;

    @JdbcTypeCode(SqlTypes.JSON)
    private Terms terms;

    private @Nullable String quotation;
    private @Nullable String sourceUrl;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Scheme() {}

    @SuppressWarnings("NullAway.Init") // the rest is written by edit
    Scheme(UUID id, String code, OwnerKind ownerKind, String ownerCode, Offer offer, Instant now) {
        this.id = id;
        this.code = code;
        this.ownerKind = ownerKind;
        this.ownerCode = ownerCode;
        this.createdAt = now;
        edit(offer, now);
    }

    /** What is offered. */
    record Offer(
            String label,
            String description,
            AidForm form,
            Intake intake,
            @Nullable String envelope,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            Criteria criteria,
            Terms terms) {}

    void edit(Offer offer, Instant now) {
        label = offer.label();
        description = offer.description();
        form = offer.form();
        intake = offer.intake();
        envelopeCode = offer.envelope();
        startsOn = offer.startsOn();
        endsOn = offer.endsOn();
        criteria = offer.criteria();
        terms = offer.terms();
        updatedAt = now;
    }

    /** Whether the caller speaks for the body that offers it. */
    public boolean isOwnedBy(Caller caller) {
        return FundingSource.owns(caller, ownerKind, ownerCode);
    }

    /** Whether it takes applications at this instant, given its own windows. */
    public boolean takesApplicationsAt(Instant now, List<Window> windows) {
        LocalDate today = LocalDate.ofInstant(now, Time.PARIS);
        return (startsOn == null || !today.isBefore(startsOn))
                && (endsOn == null || !today.isAfter(endsOn))
                && (intake == Intake.OPEN || windows.stream().anyMatch(w -> w.isOpenAt(now)));
    }

    /** Whether it pays from an envelope: its own, or where it names none any of its body's. */
    public boolean pays(String envelope, OwnerKind kind, String owner) {
        return form != AidForm.SERVICE
                && (envelopeCode == null
                        ? ownerKind == kind && ownerCode.equals(owner)
                        : envelopeCode.equals(envelope));
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public OwnerKind ownerKind() {
        return ownerKind;
    }

    public String ownerCode() {
        return ownerCode;
    }

    public AidForm form() {
        return form;
    }

    public Intake intake() {
        return intake;
    }

    public @Nullable String envelopeCode() {
        return envelopeCode;
    }

    public Criteria criteria() {
        return criteria;
    }

    public Terms terms() {
        return terms;
    }

    @Nullable
    LocalDate startsOn() {
        return startsOn;
    }

    @Nullable
    LocalDate endsOn() {
        return endsOn;
    }

    SchemeView view() {
        return new SchemeView(
                id,
                code,
                label,
                description,
                ownerKind,
                ownerCode,
                form,
                intake,
                envelopeCode,
                startsOn,
                endsOn,
                criteria,
                terms,
                quotation,
                sourceUrl,
                createdAt,
                updatedAt);
    }
}
