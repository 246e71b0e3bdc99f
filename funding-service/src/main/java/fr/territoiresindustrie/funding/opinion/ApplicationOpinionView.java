package fr.territoiresindustrie.funding.opinion;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An opinion on an application, with what its author needs to know of the application, which may not be published yet.
 *
 * @param requested amount that is asked
 * @param overdue asked, and due before today
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ApplicationOpinion")
record ApplicationOpinionView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID applicationId,
        @Schema(required = true) String applicationReference,
        @Schema(required = true) UUID projectId,
        @Schema(required = true) String subject,
        @Schema(required = true) String beneficiary,
        @Schema(required = true) Money requested,
        @Schema(required = true) OwnerKind kind,
        @Schema(required = true) String code,
        @Nullable String question,
        @Schema(required = true) LocalDate dueOn,
        @Schema(required = true) OpinionStatus state,
        @Schema(required = true) boolean overdue,
        @Nullable Verdict verdict,
        @Nullable String grounds,
        @Schema(required = true) Instant askedAt,
        @Nullable Instant givenAt) {}
