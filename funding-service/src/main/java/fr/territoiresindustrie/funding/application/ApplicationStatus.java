package fr.territoiresindustrie.funding.application;

/** Where an application stands. Its moves are {@link ApplicationWorkflow}. */
public enum ApplicationStatus {
    DRAFT,
    SUBMITTED,
    INCOMPLETE,
    COMPLETE,
    ELIGIBLE,
    INELIGIBLE,
    UNDER_APPRAISAL,
    PRESELECTED,
    SELECTED,
    REJECTED,
    WITHDRAWN,
    AGREED,
    IN_PAYMENT,
    SETTLED,
    DECOMMITTED;

    /** Whether everybody may read it: an agreement was signed. */
    boolean isPublished() {
        return switch (this) {
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

    /** Whether it was received and is not decided on. */
    public boolean isExamined() {
        return switch (this) {
            case SUBMITTED, INCOMPLETE, COMPLETE, ELIGIBLE, UNDER_APPRAISAL, PRESELECTED -> true;
            case DRAFT, INELIGIBLE, SELECTED, REJECTED, WITHDRAWN, AGREED, IN_PAYMENT, SETTLED, DECOMMITTED -> false;
        };
    }

    /** Whether an agreement is in force. */
    boolean isPayable() {
        return this == AGREED || this == IN_PAYMENT;
    }
}
