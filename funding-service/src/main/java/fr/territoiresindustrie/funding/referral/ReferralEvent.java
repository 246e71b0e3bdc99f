package fr.territoiresindustrie.funding.referral;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the others are told of a referral.
 *
 * @param days of a reminder: how long nothing has moved
 */
record ReferralEvent(
        UUID id,
        UUID projectId,
        String territory,
        @Nullable String theme,
        String scheme,
        String operator,
        ReferralStatus state,
        @Nullable Integer days) {}
