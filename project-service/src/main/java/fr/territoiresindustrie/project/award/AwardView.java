package fr.territoiresindustrie.project.award;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Money agreed for a project.
 *
 * @param applicationId the application that was agreed
 * @param reference the application's reference
 * @param legalReference number of the legal commitment
 * @param reconstructed whether it is known only by published grants
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Award")
public record AwardView(
        @Schema(required = true) UUID applicationId,
        @Schema(required = true) String reference,
        @Schema(required = true) String operator,
        @Schema(required = true) String envelopeCode,
        @Schema(required = true) Money amount,
        @Schema(required = true) String state,
        @Nullable LocalDate agreedOn,
        @Nullable String legalReference,
        @Schema(required = true) boolean reconstructed) {}
