package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.money.Money;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is asked, and for whom. */
@Embeddable
class Asked {

    private String subject;
    private String beneficiaryName;
    private String beneficiarySiren;
    private @Nullable String beneficiarySiret;
    private long requested;
    private @Nullable Long eligibleBase;
    private @Nullable LocalDate worksStartOn;

    @SuppressWarnings("NullAway.Init")
    protected Asked() {}

    Asked(Request request) {
        this.subject = request.subject();
        this.beneficiaryName = request.beneficiary().name();
        this.beneficiarySiren = request.beneficiary().siren();
        this.beneficiarySiret = request.beneficiary().siret();
        this.requested = request.requested().cents();
        this.eligibleBase =
                request.eligibleBase() == null ? null : request.eligibleBase().cents();
        this.worksStartOn = request.worksStartOn();
    }

    /** The same before it is written down. */
    record Request(
            String subject,
            Beneficiary beneficiary,
            Money requested,
            @Nullable Money eligibleBase,
            @Nullable LocalDate worksStartOn) {}

    record Beneficiary(String name, String siren, @Nullable String siret) {}

    String subject() {
        return subject;
    }

    String siren() {
        return beneficiarySiren;
    }

    boolean hasSiret() {
        return beneficiarySiret != null;
    }

    Money requested() {
        return new Money(requested);
    }

    @Nullable
    Money eligibleBase() {
        return eligibleBase == null ? null : new Money(eligibleBase);
    }

    /** The day of the first legal act that the work rests on; drafts need not say it yet. */
    @Nullable
    LocalDate worksStartOn() {
        return worksStartOn;
    }

    ApplicationView.BeneficiaryView beneficiary() {
        return new ApplicationView.BeneficiaryView(beneficiaryName, beneficiarySiren, beneficiarySiret);
    }
}
