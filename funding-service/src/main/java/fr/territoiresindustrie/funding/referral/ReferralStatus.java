package fr.territoiresindustrie.funding.referral;

/** Where a referral stands. */
public enum ReferralStatus {
    SENT,
    TAKEN_UP,
    HELPED,
    NOT_FOR_US,
    UNREACHABLE
}
