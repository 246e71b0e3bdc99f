package fr.territoiresindustrie.territory.territory;

import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.OfficialCode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which territories a caller wants, and as of which day. */
public final class TerritoryCriteria {

    @QueryParam("q")
    @Size(max = 100)
    @Pattern(regexp = OfficialCode.QUESTION)
    @Parameter(description = "Début des mots du nom, sans égard aux accents ni à la casse.")
    @Nullable
    String q;

    @QueryParam("region")
    @Pattern(regexp = OfficialCode.REGION)
    @Parameter(description = "Code de région.")
    @Nullable
    String region;

    @QueryParam("departement")
    @Pattern(regexp = OfficialCode.DEPARTEMENT)
    @Parameter(description = "Code de département.")
    @Nullable
    String departement;

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

    @QueryParam("asOf")
    @Parameter(description = "Jour demandé, AAAA-MM-JJ ; sans lui, tout est montré avec ses dates.")
    @Nullable
    String asOf;

    @QueryParam("labels")
    @Pattern(regexp = LabelService.LANGUAGES)
    @Parameter(description = "Ajoute les libellés des codes, en fr ou en.")
    @Nullable
    String labels;
}
