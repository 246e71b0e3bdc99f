package fr.territoiresindustrie.funding.envelope;

import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.identity.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An amount of one source for one purpose. What it holds is in the ledger, never here. */
@Entity
public class Envelope {

    /** Where an envelope comes from: opened by its owner, or written down from what was published. */
    public enum Origin {
        OPENED_HERE,
        PUBLISHED_FIGURES,
        PUBLISHED_GRANTS
    }

    /**
     * What is known of an envelope besides its amounts.
     *
     * @param quotation the sentence that gives the figure, where it was published
     */
    public record Description(
            String label,
            @Nullable String purpose,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable String quotation,
            @Nullable String sourceUrl) {}

    @Id
    private UUID id;

    @Version
    private long version;

    private String code;
    private String label;

    @ManyToOne(optional = false)
    @JoinColumn(name = "source_id")
    private FundingSource source;

    private @Nullable String purpose;
    private @Nullable LocalDate startsOn;
    private @Nullable LocalDate endsOn;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private @Nullable String quotation;
    private @Nullable String sourceUrl;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Envelope() {}

    Envelope(UUID id, String code, FundingSource source, Origin origin, Description description, Instant now) {
        this.id = id;
        this.code = code;
        this.source = source;
        this.origin = origin;
        this.label = description.label();
        this.purpose = description.purpose();
        this.startsOn = description.startsOn();
        this.endsOn = description.endsOn();
        this.quotation = description.quotation();
        this.sourceUrl = description.sourceUrl();
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    public Origin origin() {
        return origin;
    }

    public OwnerKind ownerKind() {
        return source.ownerKind();
    }

    public String ownerCode() {
        return source.ownerCode();
    }

    /** Whether the caller may move its money. */
    public boolean isOwnedBy(Caller caller) {
        return source.isOwnedBy(caller);
    }

    EnvelopeView.Sheet sheet() {
        return new EnvelopeView.Sheet(
                id,
                code,
                label,
                source.code(),
                source.ownerKind(),
                source.ownerCode(),
                purpose,
                startsOn,
                endsOn,
                origin,
                quotation,
                sourceUrl,
                createdAt);
    }
}
