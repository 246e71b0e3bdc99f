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
    DECOMMITTED
}
