package fr.territoiresindustrie.funding.source;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where money comes from (PIA, France Relance, Fonds friches, an operator's own funds), and the body that answers for it. */
@Entity
@Table(name = "funding_source")
public class FundingSource {

    /** The operator of the State's own funds; the national delegation acts for it. */
    public static final String STATE = "etat";

    /** What kind of body answers for a source. */
    public enum OwnerKind {
        OPERATOR,
        REGION
    }

    @Id
    private UUID id;

    @Version
    private long version;

    private String code;
    private String label;

    @Enumerated(EnumType.STRING)
    private OwnerKind ownerKind;

    private String ownerCode;
    private @Nullable String note;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected FundingSource() {}

    public FundingSource(
            UUID id,
            String code,
            String label,
            OwnerKind ownerKind,
            String ownerCode,
            @Nullable String note,
            Instant now) {
        this.id = id;
        this.code = code;
        this.label = label;
        this.ownerKind = ownerKind;
        this.ownerCode = ownerCode;
        this.note = note;
        this.createdAt = now;
    }

    /** Whether the caller may move this source's money: its operator or region; the delegation for the State's. */
    public boolean isOwnedBy(Caller caller) {
        return owns(caller, ownerKind, ownerCode);
    }

    /** The same question for a source that is not there yet. */
    public static boolean owns(Caller caller, OwnerKind kind, String code) {
        return switch (kind) {
            case OPERATOR -> caller.isOperator(code) || (code.equals(STATE) && caller.is(Roles.DELEGATION));
            case REGION -> caller.isRegion(code);
        };
    }

    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    public String code() {
        return code;
    }

    public OwnerKind ownerKind() {
        return ownerKind;
    }

    public String ownerCode() {
        return ownerCode;
    }

    FundingSourceView view() {
        return new FundingSourceView(code, label, ownerKind, ownerCode, note, createdAt);
    }
}
