package fr.territoiresindustrie.territory.resolution;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/resolutions")
@RunOnVirtualThread
@Tag(name = "Résolution des codes")
class ResolutionResource {

    private final ResolutionService resolutions;

    ResolutionResource(ResolutionService resolutions) {
        this.resolutions = resolutions;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "resolveCode",
            summary = "Résoudre un code",
            description =
                    "Code de commune (aussi ancien, délégué, associé ou d'arrondissement municipal), SIREN ou SIRET d'une commune ou d'une"
                            + " intercommunalité, présente ou passée, code postal. Avec asOf, tel que ce jour-là ; un ancien code mène à ce qui l'a remplacé. Sans asOf : les territoires de toutes les phases avec leurs dates. Public.")
    public RestResponse<ResolutionView.Batch> resolve(
            @QueryParam("code") @NotNull @Size(min = 1, max = ResolutionRequests.LENGTH) String code,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("by")
                    @Pattern(regexp = ResolutionRequests.BY)
                    @Parameter(description = "Ne lire le code que comme CODE, SIREN, SIRET ou POSTAL_CODE.")
                    @Nullable
                    String by,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        ResolutionView item = resolutions.resolve(code, asOf, by, Languages.of(language));
        if (item.status() == ResolutionStatus.MALFORMED) {
            throw malformed();
        }
        return RestResponse.ok(new ResolutionView.Batch(List.of(item)));
    }

    @POST
    @PermitAll
    @Idempotent
    @Operation(
            operationId = "resolveCodes",
            summary = "Résoudre un lot de codes",
            description =
                    "Jusqu'à 1 000 codes ; une réponse par code, dans l'ordre demandé, même inconnu ou mal formé. Public.")
    public RestResponse<ResolutionView.Batch> resolveAll(
            @NotNull @Valid ResolutionRequests.Resolve request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        return RestResponse.ok(new ResolutionView.Batch(
                resolutions.resolve(request.codes(), request.asOf(), request.by(), Languages.of(language))));
    }

    private static RuntimeException malformed() {
        return RequestProblem.INVALID_FIELDS
                .because("Ce code est mal formé.", "This code is malformed.")
                .parameter("code", "WRONG_FORMAT", ResolutionStatus.MALFORMED.reason());
    }
}
