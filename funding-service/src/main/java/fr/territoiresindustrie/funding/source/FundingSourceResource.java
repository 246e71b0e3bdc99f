package fr.territoiresindustrie.funding.source;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/funding-sources}. */
@Path("/v1/funding-sources")
@RunOnVirtualThread
@Tag(name = "Sources de financement")
public class FundingSourceResource {

    private final FundingSourceService sources;
    private final Callers callers;

    FundingSourceResource(FundingSourceService sources, Callers callers) {
        this.sources = sources;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listFundingSources", summary = "Liste les sources de financement")
    public RestResponse<PageView<FundingSourceView>> list(
            @QueryParam("owner") @Nullable String owner, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(sources.page(owner, page), uri);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(operationId = "getFundingSource", summary = "Lit une source de financement")
    public RestResponse<FundingSourceView> get(@PathParam("code") String code) {
        FundingSource source = sources.get(code);
        return Versioned.ok(source.view(), source.version());
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent
    @Operation(
            operationId = "createFundingSource",
            summary = "Crée une source de financement",
            description = "Réservé à l'organisme qui en répond ; la délégation agit pour l'État.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = FundingSourceView.class, responseCode = "201", responseDescription = "La source.")
    public RestResponse<FundingSourceView> create(@NotNull @Valid FundingSourceRequests.Create request) {
        FundingSource source = sources.create(request, callers.current());
        return Versioned.created(source.view(), source.version(), "/v1/funding-sources/" + source.code());
    }
}
