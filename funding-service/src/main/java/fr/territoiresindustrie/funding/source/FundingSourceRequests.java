package fr.territoiresindustrie.funding.source;

import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that change funding sources. */
final class FundingSourceRequests {

    private FundingSourceRequests() {}

    @Schema(name = "NewFundingSource")
    record Create(
            @NotNull @Pattern(regexp = "^[A-Z0-9][A-Z0-9-]{1,39}$")
            String code,

            @NotNull @PlainText @Size(max = 200) String label,
            @NotNull OwnerKind ownerKind,
            @NotNull @Pattern(regexp = "^[a-z0-9-]{1,40}$") String ownerCode,
            @Nullable @PlainText @Size(max = 2000) String note) {}
}
