package fr.territoiresindustrie.territory.programme;

import fr.territoiresindustrie.territory.reference.OfficialCode;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which overlaps a caller wants, and as of which day. */
public final class OverlapCriteria {

    @QueryParam("territory")
    @Pattern(regexp = OfficialCode.TERRITORY)
    @Parameter(description = "Code de territoire.")
    @Nullable
    String territory;

    @QueryParam("programme")
    @Pattern(regexp = OfficialCode.PROGRAMME)
    @Parameter(description = "Code de l'autre programme.")
    @Nullable
    String programme;

    @QueryParam("phase")
    @Pattern(regexp = "[12]")
    @Parameter(description = "Phase des territoires.")
    @Nullable
    String phase;

    @QueryParam("asOf")
    @Parameter(description = "Jour dont la composition compte, AAAA-MM-JJ ; sans lui, toutes comptent.")
    @Nullable
    String asOf;
}
