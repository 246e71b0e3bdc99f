package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The de minimis counter of an undertaking.
 *
 * @param members SIRENs of the single undertaking, its head first
 * @param granted in the three years that end on the day asked
 * @param left what may still be granted that day
 */
@Schema(name = "DeMinimisCounter")
public record DeMinimisView(
        @Schema(required = true) String siren,
        @Schema(required = true) LocalDate at,
        @Schema(required = true) List<String> members,
        @Schema(required = true) Money ceiling,
        @Schema(required = true) Money granted,
        @Schema(required = true) Money left,
        @Schema(required = true) List<GrantView> grants) {

    /**
     * Aid that counts, or counted.
     *
     * @param declared whether it was declared as had elsewhere
     * @param counted whether it is within the three years
     */
    @Schema(name = "DeMinimisGrant")
    public record GrantView(
            @Schema(required = true) String siren,
            @Schema(required = true) String granter,
            @Schema(required = true) String reference,
            @Schema(required = true) LocalDate grantedOn,
            @Schema(required = true) Money amount,
            @Schema(required = true) boolean declared,
            @Schema(required = true) boolean counted) {}
}
