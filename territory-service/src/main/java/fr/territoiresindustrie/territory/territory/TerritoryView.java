package fr.territoiresindustrie.territory.territory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A territory and what follows from its communes.
 *
 * @param code its key
 * @param officialId the agency's number, given again to other territories in the next phase
 * @param regions of its communes, the most populated part first
 * @param departements of its communes, the most populated part first
 * @param validFrom first day
 * @param validTo last day, null while open
 * @param version counts the changes of its composition, announced ones included: what If-Match of a change demands
 * @param compositionOn the day whose composition is shown: the day asked, else today, or the territory's last day
 * @param labels names of the codes, by field, where asked for
 */
@Schema(name = "Territory")
public record TerritoryView(
        @Schema(required = true, examples = "TI2-8403") String code,
        @Schema(required = true, examples = "ti-8403") String officialId,
        @Schema(required = true) String name,
        @Schema(required = true) int phase,
        @Schema(required = true) String leadRegion,
        @Schema(required = true) List<String> regions,
        @Schema(required = true) List<String> departements,
        @Schema(required = true) LocalDate validFrom,
        @Schema(required = true, nullable = true) @Nullable LocalDate validTo,
        @Schema(required = true) long version,
        @Schema(required = true) LocalDate compositionOn,
        @Schema(required = true) int membersCount,
        @Schema(required = true) int communesCount,
        @Schema(required = true) long population,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Map<String, String>> labels) {}
