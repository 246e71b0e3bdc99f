package fr.territoiresindustrie.territory.intercommunality;

import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.OfficialCode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which intercommunalities a caller wants, and as of which day. */
public final class IntercommunalityCriteria {

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
