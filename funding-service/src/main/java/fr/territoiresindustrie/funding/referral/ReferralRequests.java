package fr.territoiresindustrie.funding.referral;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that send and move referrals. */
final class ReferralRequests {

    private ReferralRequests() {}

    @Schema(name = "NewReferral")
    record Send(
            @NotNull UUID projectId,
            @NotNull @Schema(examples = "BDT-INGENIERIE") String scheme,
            @NotNull @PlainText @Size(max = 4000) String message) {}

    @Schema(name = "ReferralTransition")
    record Move(
            @NotNull ReferralCommand command,
            @Nullable @PlainText @Size(max = 2000) String reason,
            @Nullable Boolean dryRun) {}
}
