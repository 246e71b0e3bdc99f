package fr.territoiresindustrie.territory.place;

import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.OfficialCode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which régions or départements a caller wants. */
public final class PlaceCriteria {

    @QueryParam("q")
    @Size(max = 100)
    @Pattern(regexp = OfficialCode.QUESTION)
    @Parameter(description = "Début des mots du nom, sans égard aux accents ni à la casse.")
    @Nullable
    String q;

    @QueryParam("zone")
    @Pattern(regexp = "METRO|DROM|COM")
    @Parameter(description = "METRO, DROM ou COM.")
    @Nullable
    String zone;

    @QueryParam("labels")
    @Pattern(regexp = LabelService.LANGUAGES)
    @Parameter(description = "Ajoute les libellés des codes, en fr ou en.")
    @Nullable
    String labels;
}
