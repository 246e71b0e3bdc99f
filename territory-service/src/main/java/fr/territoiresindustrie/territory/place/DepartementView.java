package fr.territoiresindustrie.territory.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A département, or a collectivity that stands beside them.
 *
 * @param capital code of the commune that is its capital
 * @param labels names of the codes, by field, where asked for
 */
@Schema(name = "Departement")
public record DepartementView(
        @Schema(required = true, examples = "2A") String code,
        @Schema(required = true) String name,
        @Schema(required = true) String region,
        @Schema(required = true) String capital,
        @Schema(required = true) Zone zone,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Map<String, String>> labels) {}
