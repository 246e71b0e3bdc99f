package fr.territoiresindustrie.project.pipeline;

/** What may be done to a project that exists, each with the event that tells of it. */
public enum ProjectCommand {
    SUBMIT("project.submitted"),
    TAKE_UP("project.taken-up"),
    RETURN("project.returned"),
    ADJOURN("project.adjourned"),
    RESUME("project.resumed"),
    APPROVE("project.approved"),
    APPROVE_WITH_CONDITIONS("project.approved-with-conditions"),
    LIFT_CONDITIONS("project.conditions-lifted"),
    REJECT("project.rejected"),
    START("project.started"),
    COMPLETE("project.completed"),
    SUSPEND("project.suspended"),
    ABANDON("project.abandoned"),
    REVERT("project.reverted");

    private final String event;

    ProjectCommand(String event) {
        this.event = event;
    }

    String event() {
        return event;
    }

    /** Whether those concerned are owed a reason. */
    boolean needsReason() {
        return this == RETURN || this == REJECT || this == ABANDON || this == REVERT;
    }

    /** Whether it is the committee's to run: in a session, or outside one with a reason. */
    boolean isOfCommittee() {
        return this == ADJOURN || isDecision();
    }

    /** Whether it is the committee's decision, which a reversal undoes. */
    boolean isDecision() {
        return this == APPROVE || this == APPROVE_WITH_CONDITIONS || this == REJECT;
    }
}
