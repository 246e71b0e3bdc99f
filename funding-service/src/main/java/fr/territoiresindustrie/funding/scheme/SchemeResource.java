package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.problem.Constants;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/schemes}. */
@Path("/v1/schemes")
@RunOnVirtualThread
@Tag(name = "Dispositifs")
public class SchemeResource {

    private final SchemeService schemes;
    private final Callers callers;

    SchemeResource(SchemeService schemes, Callers callers) {
        this.schemes = schemes;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listSchemes",
            summary = "Liste les dispositifs des opérateurs",
            description =
                    "open=true : ceux qui prennent des demandes à cet instant. theme et region gardent aussi les dispositifs qui n'en demandent aucun.")
    public RestResponse<PageView<SchemeView>> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("form") @Schema(implementation = AidForm.class) @Nullable String form,
            @QueryParam("intake") @Schema(implementation = Intake.class) @Nullable String intake,
            @QueryParam("theme") @Nullable String theme,
            @QueryParam("region") @Nullable String region,
            @QueryParam("open") @Nullable Boolean open,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(
                schemes.page(
                        new SchemeRepository.Filter(
                                owner,
                                Constants.read(AidForm.class, "form", form),
                                Constants.read(Intake.class, "intake", intake),
                                theme,
                                region,
                                open),
                        page),
                uri);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(operationId = "getScheme", summary = "Lit un dispositif")
    public RestResponse<SchemeView> get(@PathParam("code") String code) {
        Scheme scheme = schemes.get(code);
        return Versioned.ok(scheme.view(), scheme.version());
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Idempotent(required = true)
    @Operation(
            operationId = "createScheme",
            summary = "Crée un dispositif",
            description = "Par l'organisme qui le propose ; la délégation pour l'État. 409 SCHEME_CODE_TAKEN.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SchemeView.class, responseCode = "201", responseDescription = "Le dispositif.")
    public RestResponse<SchemeView> create(@NotNull @Valid SchemeRequests.Create request) {
        Scheme scheme = schemes.create(request, callers.current());
        return Versioned.created(scheme.view(), scheme.version(), "/v1/schemes/" + scheme.code());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed({Roles.OPERATOR, Roles.REGION, Roles.DELEGATION})
    @Operation(operationId = "editScheme", summary = "Réécrit l'offre d'un dispositif")
    public RestResponse<SchemeView> edit(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SchemeRequests.OfferBody request) {
        Scheme scheme = schemes.edit(code, request, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(scheme.view(), scheme.version());
    }

    @GET
    @Path("/{code}/history")
    @Authenticated
    @Operation(operationId = "getSchemeHistory", summary = "Lit l'histoire d'un dispositif et de ses fenêtres")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("code") String code, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(schemes.history(code, callers.current(), page), uri);
    }
}
