package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Published grants, row by row. */
final class GrantImportRequests {

    private GrantImportRequests() {}

    @Schema(name = "GrantImport")
    record Create(
            @NotNull @PlainText @Size(max = 200) String source,

            @NotNull @Schema(description = "Code de l'enveloppe sur laquelle les conventions s'engagent.")
            String envelope,

            @NotEmpty @Size(max = 1000) List<@NotNull @Valid Row> rows) {}

    /**
     * One published grant.
     *
     * @param externalId its identity in the source; the same again changes nothing
     * @param projectId the project it became, null when it became none
     * @param legalReference the file's number where it was published
     */
    @Schema(name = "GrantImportRow")
    record Row(
            @Positive int line,
            @NotNull @PlainText @Size(max = 100) String externalId,
            @Nullable UUID projectId,
            @NotNull @PlainText @Size(max = 500) String subject,
            @NotNull @PlainText @Size(max = 200) String beneficiaryName,
            @NotNull @PlainText @Size(max = 20) String beneficiarySiren,
            @NotNull Money amount,
            @NotNull @PlainText @Size(max = 100) String legalReference) {

        boolean hasSiren() {
            return Siren.Validator.isSiren(beneficiarySiren);
        }
    }
}
