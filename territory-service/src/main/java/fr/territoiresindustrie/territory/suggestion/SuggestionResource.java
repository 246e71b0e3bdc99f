package fr.territoiresindustrie.territory.suggestion;

import fr.territoiresindustrie.territory.reference.OfficialCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/suggestions")
@RunOnVirtualThread
@Tag(name = "Recherche")
class SuggestionResource {

    private final SuggestionService suggestions;

    SuggestionResource(SuggestionService suggestions) {
        this.suggestions = suggestions;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "suggestPlaces",
            summary = "Proposer des lieux pendant la frappe",
            description =
                    "Territoires, intercommunalités et communes dont un mot commence par chaque mot de q, sans égard aux accents, tirets et apostrophes ; le dernier mot peut être inachevé. D'abord le nom exact, puis tour à tour le meilleur de chaque sorte. Avec asOf, les lieux et leurs noms de ce jour-là. Public.")
    public RestResponse<SuggestionView.All> suggest(
            @QueryParam("q")
                    @NotNull
                    @Size(max = 100)
                    @Pattern(regexp = OfficialCode.QUESTION)
                    @Parameter(description = "Ce qui est tapé.", required = true)
                    String q,
            @QueryParam("kind")
                    @Pattern(regexp = "TERRITORY|INTERCOMMUNALITY|COMMUNE")
                    @Parameter(description = "Une seule sorte : TERRITORY, INTERCOMMUNALITY ou COMMUNE.")
                    @Nullable
                    String kind,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("limit")
                    @DefaultValue("10")
                    @Pattern(regexp = "[1-9]|1\\d|20")
                    @Parameter(
                            description = "Nombre de propositions, 20 au plus.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "20",
                                            defaultValue = "10"))
                    String limit) {
        return RestResponse.ok(suggestions.find(
                q, kind == null ? null : SuggestionView.Kind.valueOf(kind), asOf, Integer.parseInt(limit)));
    }
}
