package fr.territoiresindustrie.funding.referral;

/** What an operator may do with a referral. */
enum ReferralCommand {
    TAKE_UP(false, "referral.taken-up"),
    DECLARE_HELPED(true, "referral.helped"),
    DECLARE_NOT_FOR_US(true, "referral.not-for-us"),
    DECLARE_UNREACHABLE(true, "referral.unreachable");

    private final boolean needsReason;
    private final String event;

    ReferralCommand(boolean needsReason, String event) {
        this.needsReason = needsReason;
        this.event = event;
    }

    boolean needsReason() {
        return needsReason;
    }

    String event() {
        return event;
    }
}
