package fr.territoiresindustrie.funding.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a ceiling was consumed month by month, and where that leads.
 *
 * @param forecast absent while nothing was used in the last ninety days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BurnDown")
record BurnDownView(
        @Schema(required = true) String envelope,
        @Schema(required = true) Authority authority,
        @Nullable Integer year,
        @Schema(required = true) List<PointView> points,
        @Nullable ForecastView forecast) {

    /**
     * The end of a month, or today.
     *
     * @param used committed under AE, paid under CP
     */
    @Schema(name = "BurnDownPoint")
    record PointView(
            @Schema(required = true) LocalDate on,
            @Schema(required = true) Money granted,
            @Schema(required = true) Money available,
            @Schema(required = true) Money used) {}

    /**
     * What comes if it goes on as in the last ninety days.
     *
     * @param usedInNinetyDays what the pace is taken from
     * @param exhaustedOn when nothing is available any more
     * @param endsOn end of the envelope, or of the credit's year; absent where it has none
     * @param usedAtEnd what would be used by then, at most what is granted less what is frozen or delegated
     * @param leftAtEnd what would be left
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BurnDownForecast")
    record ForecastView(
            @Schema(required = true) Money usedInNinetyDays,
            @Schema(required = true) LocalDate exhaustedOn,
            @Nullable LocalDate endsOn,
            @Nullable Money usedAtEnd,
            @Nullable Money leftAtEnd) {}
}
