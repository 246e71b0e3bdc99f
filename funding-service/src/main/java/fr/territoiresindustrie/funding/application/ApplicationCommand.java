package fr.territoiresindustrie.funding.application;

/** What may be done with an application. */
enum ApplicationCommand {
    SUBMIT(false),
    ASK_FOR_CORRECTIONS(true),
    DECLARE_COMPLETE(false),
    DECLARE_ELIGIBLE(false),
    DECLARE_INELIGIBLE(true),
    APPRAISE(false),
    PRESELECT(false),
    SELECT(false),
    REJECT(true),
    AGREE(false),
    START_PAYMENT(false),
    SETTLE(false),
    WITHDRAW(true),
    DECOMMIT(true);

    private final boolean needsReason;

    ApplicationCommand(boolean needsReason) {
        this.needsReason = needsReason;
    }

    boolean movesMoney() {
        return this == AGREE || this == SETTLE || this == DECOMMIT;
    }

    boolean needsReason() {
        return needsReason;
    }
}
