package fr.territoiresindustrie.territory.territory;

import fr.territoiresindustrie.territory.reference.OfficialCode;
import fr.territoiresindustrie.territory.reference.PlaceQuestion;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which territories a caller wants, and as of which day. */
public final class TerritoryCriteria extends PlaceQuestion {

    @QueryParam("phase")
    @Pattern(regexp = "[12]")
    @Parameter(description = "Phase du programme : 1 (2018-2022) ou 2 (2023-2027).")
    @Nullable
    String phase;

    @QueryParam("leadRegion")
    @Pattern(regexp = OfficialCode.REGION)
    @Parameter(description = "Code de la région chef de file.")
    @Nullable
    String leadRegion;

    @QueryParam("intercommunality")
    @Pattern(regexp = OfficialCode.SIREN)
    @Parameter(description = "SIREN d'une intercommunalité ou d'un EPT dont le territoire tient une commune.")
    @Nullable
    String intercommunality;

    @QueryParam("commune")
    @Pattern(regexp = OfficialCode.COMMUNE)
    @Parameter(description = "Code d'une commune du territoire.")
    @Nullable
    String commune;

    @QueryParam("programme")
    @Pattern(regexp = OfficialCode.PROGRAMME)
    @Parameter(
            description =
                    "Code d'un autre programme dont une commune ou une intercommunalité du territoire fait partie.")
    @Nullable
    String programme;
}
