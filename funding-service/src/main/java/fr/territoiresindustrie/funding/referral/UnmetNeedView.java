package fr.territoiresindustrie.funding.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Projects of a territory and theme that were brought to operators and have found no help.
 *
 * @param theme absent where the sheet has none
 * @param projects how many
 * @param notForUs referrals that ended so
 * @param unreachable referrals that ended so
 * @param waiting referrals that have not moved for 45 days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "UnmetNeed")
public record UnmetNeedView(
        @Schema(required = true) String territory,
        @Nullable String theme,
        @Schema(required = true) long projects,
        @Schema(required = true) long notForUs,
        @Schema(required = true) long unreachable,
        @Schema(required = true) long waiting) {}
