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
import java.util.List;
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

    /** Given when the envelope is opened and never changed. */
    @ManyToOne
    @JoinColumn(name = "parent_id")
    private @Nullable Envelope parent;

    private int depth;

    @Enumerated(EnumType.STRING)
    private Perimeter.Kind perimeterKind = Perimeter.Kind.NATIONAL;

    private List<String> perimeter = List.of();
    private List<Integer> thresholds = List.of(80, 95, 100);

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

    /** Takes its place: under a parent or none, where its money may go, and at which percentages its owner is told. */
    Envelope placed(@Nullable Envelope under, Perimeter where, @Nullable List<Integer> alertThresholds) {
        parent = under;
        depth = under == null ? 0 : under.depth + 1;
        perimeterKind = where.kind();
        perimeter = where.codes().stream().distinct().sorted().toList();
        if (alertThresholds != null) {
            thresholds = alertThresholds.stream().distinct().sorted().toList();
        }
        return this;
    }

    public UUID id() {
        return id;
    }

    int depth() {
        return depth;
    }

    Perimeter perimeter() {
        return new Perimeter(perimeterKind, List.copyOf(perimeter));
    }

    List<Integer> thresholds() {
        return List.copyOf(thresholds);
    }

    boolean isChildOf(Envelope other) {
        return parent != null && parent.id.equals(other.id);
    }

    String sourceCode() {
        return source.code();
    }

    @Nullable
    LocalDate startsOn() {
        return startsOn;
    }

    @Nullable
    public LocalDate endsOn() {
        return endsOn;
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
                parent == null ? null : parent.code,
                perimeter(),
                thresholds(),
                createdAt);
    }
}
