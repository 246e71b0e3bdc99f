package fr.territoiresindustrie.territory.intercommunality;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.territory.reference.TermView;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An intercommunality.
 *
 * @param parent SIREN of the métropole that an EPT is part of
 * @param departements of its communes, the most populated part first
 * @param regions of its communes, the most populated part first
 * @param communesCount derived from its communes
 * @param population derived from its communes
 * @param territories those that hold some or all of its communes
 * @param labels names of the codes, by field, where asked for
 */
@Schema(name = "Intercommunality")
public record IntercommunalityView(
        @Schema(required = true, examples = "244200770") String siren,
        @Schema(required = true) String name,
        @Schema(required = true) Nature nature,
        @Schema(required = true, nullable = true) @Nullable String parent,
        @Schema(required = true) List<String> departements,
        @Schema(required = true) List<String> regions,
        @Schema(required = true) int communesCount,
        @Schema(required = true) long population,
        @Schema(required = true) List<TermView> territories,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Map<String, String>> labels) {}
