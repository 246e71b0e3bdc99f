package fr.territoiresindustrie.funding.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.application.AgreementTerms;
import fr.territoiresindustrie.kit.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One version of an agreement: 1 is what was first signed, the others its amendments.
 *
 * @param reference number of the legal commitment, or of the amendment
 * @param writtenAt absent of a first version that was never amended: it stands with its application
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AgreementVersion")
public record AgreementVersionView(
        @Schema(required = true) int number,
        @Schema(required = true) Money amount,
        @Nullable LocalDate agreedOn,
        @Nullable String reference,
        @Nullable String reason,
        @Schema(required = true) AgreementTerms terms,
        @Nullable Instant writtenAt) {}
