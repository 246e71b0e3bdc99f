package fr.territoiresindustrie.territory.intercommunality;

import fr.territoiresindustrie.territory.reference.OfficialCode;
import fr.territoiresindustrie.territory.reference.PlaceQuestion;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which intercommunalities a caller wants, and as of which day. */
public final class IntercommunalityCriteria extends PlaceQuestion {

    @QueryParam("nature")
    @Pattern(regexp = "CC|CA|CU|METRO|MET69|EPT")
    @Parameter(description = "CC, CA, CU, METRO, MET69 ou EPT.")
    @Nullable
    String nature;

    @QueryParam("territory")
    @Pattern(regexp = OfficialCode.TERRITORY)
    @Parameter(description = "Code du territoire qui en tient tout ou partie.")
    @Nullable
    String territory;

    @QueryParam("programme")
    @Pattern(regexp = OfficialCode.PROGRAMME)
    @Parameter(description = "Code d'un autre programme dont l'intercommunalité, ou une de ses communes, fait partie.")
    @Nullable
    String programme;
}
