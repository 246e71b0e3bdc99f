package fr.territoiresindustrie.territory.commune;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.territory.place.Zone;
import fr.territoiresindustrie.territory.reference.TermView;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A commune.
 *
 * @param siren null for the communes of overseas collectivities that have none
 * @param intercommunality SIREN of its EPCI, null for the few that are in none
 * @param ept SIREN of its EPT, in Grand Paris
 * @param arrondissement code of its arrondissement within the département
 * @param population null where no census counts it
 * @param labels names of the codes, by field, where asked for
 */
@Schema(name = "Commune")
public record CommuneView(
        @Schema(required = true, examples = "42218") String code,
        @Schema(required = true) String name,
        @Schema(required = true, nullable = true) @Nullable String siren,
        @Schema(required = true, nullable = true) @Nullable String intercommunality,
        @Schema(required = true, nullable = true) @Nullable String ept,
        @Schema(required = true) String departement,
        @Schema(required = true) String region,
        @Schema(required = true, nullable = true) @Nullable String arrondissement,
        @Schema(required = true, nullable = true) @Nullable Integer population,
        @Schema(required = true) Zone zone,
        @Schema(required = true) List<String> postalCodes,
        @Schema(required = true) List<TermView> territories,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Map<String, String>> labels) {}
