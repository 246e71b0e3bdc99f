package fr.territoiresindustrie.territory.perimeter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member of a territory; its facts are those of the day asked, else of today, brought into the member's own time.
 *
 * @param siren of the intercommunality, or of the commune
 * @param communeCode of a member that is a single commune
 * @param intercommunality SIREN of the EPCI that a commune or an EPT is part of
 * @param from first day
 * @param to last day, null while open
 * @param decision the decision that made it enter
 * @param endDecision the decision that makes it leave, where one was written down
 * @param territory the territory that it is a member of
 * @param labels names of the codes, by field, where asked for
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
        @Schema(required = true, nullable = true) @Nullable Decision endDecision,
        @Schema(required = true, examples = "TI2-8403") String territory,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Map<String, String>> labels) {

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
