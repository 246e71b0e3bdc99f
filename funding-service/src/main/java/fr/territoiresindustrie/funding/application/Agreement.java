package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.money.Money;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was agreed on an application, if anything was, and what was paid of it. */
@Embeddable
public class Agreement {

    private @Nullable Long agreed;
    private @Nullable LocalDate agreedOn;
    private @Nullable String legalReference;

    @JdbcTypeCode(SqlTypes.JSON)
    private AgreementTerms terms = AgreementTerms.NONE;

    private long paid;
    private long recovered;

    protected Agreement() {}

    void sign(Money amount, @Nullable LocalDate on, String reference, AgreementTerms what) {
        agreed = amount.cents();
        agreedOn = on;
        legalReference = reference;
        terms = what;
    }

    void amend(Money amount, AgreementTerms amended) {
        agreed = amount.cents();
        terms = amended;
    }

    void pay(Money amount) {
        paid = Math.addExact(paid, amount.cents());
    }

    void recover(Money amount) {
        recovered = Math.addExact(recovered, amount.cents());
    }

    public boolean isSigned() {
        return agreed != null;
    }

    /** What was agreed; ask only where something was. */
    public Money amount() {
        return new Money(Objects.requireNonNull(agreed, "nothing was agreed"));
    }

    /** The day of its signature; of what was published elsewhere it may be unknown. */
    public @Nullable LocalDate agreedOn() {
        return agreedOn;
    }

    public @Nullable String legalReference() {
        return legalReference;
    }

    /** What it says beside its amount. */
    public AgreementTerms terms() {
        return terms;
    }

    /** Whether money was paid, which may be given back. */
    public boolean hasPaid() {
        return paid > 0;
    }

    /** Agreed and not paid. */
    Money outstanding() {
        return new Money(agreed == null ? 0 : agreed - paid);
    }

    ApplicationView.@Nullable AgreementView view(boolean reconstructed, boolean payable) {
        return agreed == null
                ? null
                : new ApplicationView.AgreementView(
                        amount(),
                        agreedOn,
                        legalReference,
                        reconstructed,
                        new Money(paid),
                        new Money(recovered),
                        payable ? outstanding() : Money.ZERO);
    }
}
