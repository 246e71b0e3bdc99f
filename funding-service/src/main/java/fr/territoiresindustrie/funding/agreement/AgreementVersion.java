package fr.territoiresindustrie.funding.agreement;

import fr.territoiresindustrie.funding.application.AgreementTerms;
import fr.territoiresindustrie.kit.money.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An agreement as it stood from one signature to the next. Written once, never changed. */
@Entity
@Immutable
class AgreementVersion {

    @Id
    private UUID id;

    private UUID applicationId;
    private int number;
    private long amount;
    private @Nullable LocalDate agreedOn;
    private @Nullable String reference;
    private @Nullable String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    private AgreementTerms terms;

    private Instant writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected AgreementVersion() {}

    AgreementVersion(UUID id, UUID applicationId, int number, Content content, Instant now) {
        this.id = id;
        this.applicationId = applicationId;
        this.number = number;
        this.amount = content.amount().cents();
        this.agreedOn = content.agreedOn();
        this.reference = content.reference();
        this.reason = content.reason();
        this.terms = content.terms();
        this.writtenAt = now;
    }

    /** What was signed. */
    record Content(
            Money amount,
            @Nullable LocalDate agreedOn,
            @Nullable String reference,
            @Nullable String reason,
            AgreementTerms terms) {}

    UUID applicationId() {
        return applicationId;
    }

    int number() {
        return number;
    }

    AgreementVersionView view() {
        return new AgreementVersionView(number, new Money(amount), agreedOn, reference, reason, terms, writtenAt);
    }
}
