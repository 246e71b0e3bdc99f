package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the others are told of an application.
 *
 * @param amount agreed, or asked as long as nothing is agreed
 * @param agreedOn null before the agreement, and where the date was not published
 * @param reconstructed whether it was written down from published grants
 */
public record ApplicationEvent(
        UUID id,
        String reference,
        UUID projectId,
        String operator,
        String envelopeCode,
        Money amount,
        ApplicationStatus state,
        @Nullable LocalDate agreedOn,
        @Nullable String legalReference,
        boolean reconstructed) {

    public static ApplicationEvent of(Application application) {
        Agreement agreement = application.agreement();
        return new ApplicationEvent(
                application.id(),
                application.reference(),
                application.projectId(),
                application.stakeholders().ownerCode(),
                application.envelopeCode(),
                agreement.isSigned() ? agreement.amount() : application.asked().requested(),
                application.state(),
                agreement.agreedOn(),
                agreement.legalReference(),
                application.isReconstructed());
    }

    /** The event's type: {@code application.agreed}. */
    static String type(ApplicationCommand command) {
        return switch (command) {
            case SUBMIT -> "application.submitted";
            case ASK_FOR_CORRECTIONS -> "application.corrections-asked";
            case DECLARE_COMPLETE -> "application.declared-complete";
            case DECLARE_ELIGIBLE -> "application.declared-eligible";
            case DECLARE_INELIGIBLE -> "application.declared-ineligible";
            case APPRAISE -> "application.appraised";
            case PRESELECT -> "application.preselected";
            case SELECT -> "application.selected";
            case REJECT -> "application.rejected";
            case AGREE -> "application.agreed";
            case START_PAYMENT -> "application.payment-started";
            case SETTLE -> "application.settled";
            case WITHDRAW -> "application.withdrawn";
            case DECOMMIT -> "application.decommitted";
        };
    }
}
