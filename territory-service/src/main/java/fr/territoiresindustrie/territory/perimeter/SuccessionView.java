package fr.territoiresindustrie.territory.perimeter;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A territory of the phase before or after that shares communes with this one: phase 1 as it ended, phase 2 as
 * it began or, with {@code asOf}, as it is made on that day.
 *
 * @param relation what the other one is to this one
 * @param communesCount communes shared
 * @param population of the communes shared, at the end of the predecessor
 * @param shareOfPredecessor part of the predecessor's population that is shared, 0 to 1, four decimals
 * @param shareOfSuccessor part of the successor's population, on the day shown, that lives where the predecessor was
 */
@Schema(name = "TerritorySuccession")
public record SuccessionView(
        @Schema(required = true) Relation relation,
        @Schema(required = true) String territory,
        @Schema(required = true) String name,
        @Schema(required = true) int phase,
        @Schema(required = true) long communesCount,
        @Schema(required = true) long population,
        @Schema(required = true, nullable = true) @Nullable BigDecimal shareOfPredecessor,
        @Schema(required = true, nullable = true) @Nullable BigDecimal shareOfSuccessor) {

    /** Before or after. */
    @Schema(name = "TerritoryRelation")
    public enum Relation {
        PREDECESSOR,
        SUCCESSOR
    }
}
