package fr.territoiresindustrie.territory.commune;

import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.OfficialCode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which communes a caller wants, and as of which day. */
public final class CommuneCriteria {

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
