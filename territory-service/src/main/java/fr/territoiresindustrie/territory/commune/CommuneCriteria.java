package fr.territoiresindustrie.territory.commune;

import fr.territoiresindustrie.territory.reference.OfficialCode;
import fr.territoiresindustrie.territory.reference.PlaceQuestion;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which communes a caller wants, and as of which day. */
public final class CommuneCriteria extends PlaceQuestion {

    @QueryParam("intercommunality")
    @Pattern(regexp = OfficialCode.SIREN)
    @Parameter(description = "SIREN de l'intercommunalité ou de l'EPT.")
    @Nullable
    String intercommunality;

    @QueryParam("territory")
    @Pattern(regexp = OfficialCode.TERRITORY)
    @Parameter(description = "Code de territoire.")
    @Nullable
    String territory;

    @QueryParam("postalCode")
    @Pattern(regexp = OfficialCode.POSTAL_CODE)
    @Parameter(description = "Code postal.")
    @Nullable
    String postalCode;

    @QueryParam("programme")
    @Pattern(regexp = OfficialCode.PROGRAMME)
    @Parameter(description = "Code d'un autre programme dont la commune fait partie.")
    @Nullable
    String programme;
}
