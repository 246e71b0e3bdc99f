package fr.territoiresindustrie.project.pipeline;

/** Where a project is; {@link ProjectWorkflow} says how it gets there. */
public enum ProjectState {
    DRAFT,
    SUBMITTED,
    UNDER_REVIEW,
    RETURNED,
    ADJOURNED,
    APPROVED,
    APPROVED_WITH_CONDITIONS,
    REJECTED,
    IN_PROGRESS,
    ON_HOLD,
    COMPLETED,
    ABANDONED;

    /** Whether anyone may see a project in this state. */
    public boolean isPublic() {
        return switch (this) {
            case APPROVED, APPROVED_WITH_CONDITIONS, IN_PROGRESS, ON_HOLD, COMPLETED -> true;
            case DRAFT, SUBMITTED, UNDER_REVIEW, RETURNED, ADJOURNED, REJECTED, ABANDONED -> false;
        };
    }

    /** Whether its territory may rewrite the sheet: never under the eyes of those who examine it. */
    boolean isEditable() {
        return this == DRAFT || this == RETURNED;
    }
}
