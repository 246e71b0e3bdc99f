package fr.territoiresindustrie.funding.importing;

import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Envelopes as they were announced, row by row, each with the sentence that gives its amount. */
final class EnvelopeImportRequests {

    private EnvelopeImportRequests() {}

    /** What a row does to its envelope. */
    enum Movement {
        OPENING,
        REPLENISHMENT,
        FREEZE
    }

    /** What the published amount is: a total, an amount a year (which opens nothing), or the sum of grants that were published one by one. */
    enum Basis {
        TOTAL,
        ANNUAL,
        SUM_OF_GRANTS
    }

    @Schema(name = "EnvelopeImport")
    record Create(
            @NotNull @PlainText @Size(max = 200) String source,
            @NotEmpty @Size(max = 1000) List<@NotNull @Valid Row> rows) {}

    /**
     * One row.
     *
     * @param externalId the row's code in its source; the same code again changes nothing
     * @param envelope code of the envelope that the row opens or moves
     */
    @Schema(name = "EnvelopeImportRow")
    record Row(
            @Positive int line,
            @NotNull @PlainText @Size(max = 100) String externalId,
            @NotNull Movement movement,

            @NotNull @Pattern(regexp = "^[A-Z0-9][A-Z0-9-]{1,39}$")
            String envelope,

            @NotNull @PlainText @Size(max = 300) String label,
            @NotNull @Valid SourceBody fundingSource,
            @NotNull Basis basis,
            @NotNull Money amount,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate effectiveOn,
            @Nullable @PlainText @Size(max = 2000) String quotation,
            @Nullable @PlainText @Size(max = 500) String sourceUrl) {}

    @Schema(name = "EnvelopeImportSource")
    record SourceBody(
            @NotNull @Pattern(regexp = "^[A-Z0-9][A-Z0-9-]{1,39}$")
            String code,

            @NotNull @PlainText @Size(max = 200) String label,
            @NotNull OwnerKind ownerKind,
            @NotNull @Pattern(regexp = "^[a-z0-9-]{1,40}$") String ownerCode) {}
}
