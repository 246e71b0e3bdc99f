package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that write schemes and their windows. */
final class SchemeRequests {

    private SchemeRequests() {}

    @Schema(name = "NewScheme")
    record Create(
            @NotNull @Pattern(regexp = "^[A-Z0-9][A-Z0-9-]{1,39}$")
            String code,

            @NotNull OwnerKind ownerKind,
            @NotNull @Size(max = 40) String owner,
            @NotNull @Valid OfferBody offer) {}

    @Schema(name = "SchemeOffer")
    record OfferBody(
            @NotNull @PlainText @Size(max = 300) String label,
            @NotNull @PlainText @Size(max = 5000) String description,
            @NotNull AidForm form,
            @NotNull Intake intake,
            @Nullable String envelope,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable @Valid Criteria criteria,
            @Nullable @Valid Terms terms) {

        Scheme.Offer offer() {
            return new Scheme.Offer(
                    label,
                    description,
                    form,
                    intake,
                    envelope,
                    startsOn,
                    endsOn,
                    Objects.requireNonNullElse(criteria, Criteria.NONE),
                    Objects.requireNonNullElse(terms, Terms.NONE));
        }
    }

    @Schema(name = "NewSchemeWindow")
    record WindowBody(
            @NotNull @PlainText @Size(max = 200) String label,

            @NotNull @Schema(description = "Heure de Paris, sans décalage.", examples = "2026-03-02T09:00")
            LocalDateTime opensAt,

            @NotNull
            @Schema(
                    description = "Heure de Paris, sans décalage : le premier instant trop tardif.",
                    examples = "2026-03-31T12:00")
            LocalDateTime closesAt) {}
}
