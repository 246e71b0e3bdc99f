package fr.territoiresindustrie.territory.perimeter;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A territory of the phase before or after that shares communes with this one: phase 1 as it ended, phase 2 as it began.
 *
 * @param relation what the other one is to this one
 * @param communesCount communes shared
 * @param population of the communes shared
 * @param shareOfPredecessor part of the predecessor's population that is shared, 0 to 1, four decimals
 * @param shareOfSuccessor the same of the successor's
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
