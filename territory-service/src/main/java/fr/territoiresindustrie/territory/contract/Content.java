package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.PlainName;
import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a contract says.
 *
 * @param startsOn first day of what was agreed
 * @param endsOn last day foreseen
 */
@Schema(name = "ContractContent")
public record Content(
        @NotNull @PlainText @Size(max = 300) String title,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate endsOn,
        @NotNull @Size(max = 60) List<@NotNull @Valid Party> parties) {

    /** What a party is. */
    @Schema(name = "ContractPartyKind")
    public enum PartyKind {
        STATE,
        REGION,
        DEPARTEMENT,
        INTERCOMMUNALITY,
        COMMUNE,
        OPERATOR,
        COMPANY,
        OTHER
    }

    /**
     * A body that signs.
     *
     * @param code what the platform knows it by: code of a région, SIREN, code of an operator
     */
    @Schema(name = "ContractParty")
    public record Party(
            @NotNull PartyKind kind,
            @NotNull @PlainName @Size(max = 200) String name,

            @Nullable @Pattern(regexp = "^[A-Za-z0-9-]{1,40}$")
            String code,

            @NotNull @Size(max = 60) List<@NotNull @Valid Commitment> commitments) {}

    /**
     * What a party engages to do.
     *
     * @param amount null where it is no money
     */
    @Schema(name = "ContractCommitment")
    public record Commitment(
            @NotNull @PlainText @Size(max = 1000) String text,
            @Nullable Money amount) {}
}
