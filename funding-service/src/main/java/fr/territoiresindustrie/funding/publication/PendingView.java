package fr.territoiresindustrie.funding.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An agreement that the law wants published and that cannot be yet.
 *
 * @param dueOn three months after its signature; absent where its date is not known
 * @param daysLeft until then, negative when it is late
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PendingPublication")
public record PendingView(
        @Schema(required = true) UUID applicationId,
        @Schema(required = true) String reference,
        @Schema(required = true) String owner,
        @Schema(required = true) String beneficiary,
        @Schema(required = true) Money amount,
        @Nullable LocalDate agreedOn,
        @Nullable LocalDate dueOn,
        @Nullable Long daysLeft,
        @Schema(required = true) boolean reconstructed,
        @Schema(required = true) List<ReasonView> reasons) {

    /** A field of the file that has no right value. */
    @Schema(name = "PendingPublicationReason")
    public record ReasonView(
            @Schema(required = true) String field,
            @Schema(required = true) String code,
            @Schema(required = true) String message) {}
}
