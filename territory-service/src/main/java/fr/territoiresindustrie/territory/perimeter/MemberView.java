package fr.territoiresindustrie.territory.perimeter;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member of a territory.
 *
 * @param siren of the intercommunality, or of the commune
 * @param communeCode of a member that is a single commune
 * @param intercommunality SIREN of the EPCI that a commune or an EPT is part of
 * @param from first day
 * @param to last day, null while open
 * @param decision the decision that made it enter
 * @param endDecision the decision that makes it leave, where one was written down
 */
@Schema(name = "TerritoryMember")
public record MemberView(
        @Schema(required = true) Kind kind,
        @Schema(required = true, nullable = true) @Nullable String siren,
        @Schema(required = true, nullable = true) @Nullable String communeCode,
        @Schema(required = true) String name,
        @Schema(required = true, nullable = true) @Nullable String intercommunality,
        @Schema(required = true) LocalDate from,
        @Schema(required = true, nullable = true) @Nullable LocalDate to,
        @Schema(required = true) int communesCount,
        @Schema(required = true) long population,
        @Schema(required = true) Decision decision,
        @Schema(required = true, nullable = true) @Nullable Decision endDecision) {

    /** What a member is. */
    @Schema(name = "TerritoryMemberKind")
    public enum Kind {
        EPCI,
        EPT,
        COMMUNE
    }

    /**
     * A decision on the composition of territories.
     *
     * @param note what is not known of it
     */
    @Schema(name = "PerimeterDecision")
    public record Decision(
            @Schema(required = true) String code,
            @Schema(required = true) String title,

            @Schema(required = true, nullable = true) @Nullable
            String note) {}
}
